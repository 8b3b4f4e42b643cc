/** What is drawn while a command works: a bar on a terminal, plain lines elsewhere. */
@NullMarked
package dev.bellows.cli.progress;

import org.jspecify.annotations.NullMarked;
