/**
 * The life cycle of a live schema change. {@link dev.bellows.engine.Actor} gives commands; the
 * packages below are its phases and what they stand on.
 */
@NullMarked
package dev.bellows.engine;

import org.jspecify.annotations.NullMarked;
