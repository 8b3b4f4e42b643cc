/**
 * ROLLBACK: back to the old side from every state before the drop, step by step, each of which may
 * be repeated.
 */
@NullMarked
package dev.bellows.engine.rollback;

import org.jspecify.annotations.NullMarked;
