/**
 * SWITCH: readers move between the sides, by flag and percentage or by a swap of names; and back.
 */
@NullMarked
package dev.bellows.engine.switching;

import org.jspecify.annotations.NullMarked;
