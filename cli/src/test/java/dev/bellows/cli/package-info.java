/** The command line from outside: whole commands, in this JVM and in processes of their own. */
@NullMarked
package dev.bellows.cli;

import org.jspecify.annotations.NullMarked;
