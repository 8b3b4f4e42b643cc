/** What the commands share. */
@NullMarked
package dev.bellows.cli.command;

import org.jspecify.annotations.NullMarked;
