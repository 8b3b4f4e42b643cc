/** What is shown while a command works. */
@NullMarked
package dev.bellows.cli.progress;

import org.jspecify.annotations.NullMarked;
