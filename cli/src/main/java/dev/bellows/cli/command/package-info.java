/** The commands, one class each, and what they share: options, names, failures. */
@NullMarked
package dev.bellows.cli.command;

import org.jspecify.annotations.NullMarked;
