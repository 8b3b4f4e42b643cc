/**
 * Which command is allowed in which state: one table, read by the commands, the status, the docs
 * and the tests; and the running of a phase.
 */
@NullMarked
package dev.bellows.engine.lifecycle;

import org.jspecify.annotations.NullMarked;
