/**
 * One execution of a phase: the lease that makes it the only one, the fence that keeps a frozen one
 * out, and the running of steps.
 */
@NullMarked
package dev.bellows.engine.attempt;

import org.jspecify.annotations.NullMarked;
