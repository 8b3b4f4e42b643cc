/**
 * Programs a test starts beside itself, to read their output and to kill, freeze or stop them at a
 * chosen moment.
 */
@NullMarked
package dev.bellows.testkit.process;

import org.jspecify.annotations.NullMarked;
