/** What the operating system gives a process: environment, streams, terminal. */
@NullMarked
package dev.bellows.cli.process;

import org.jspecify.annotations.NullMarked;
