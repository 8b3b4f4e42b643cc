/**
 * Bellows measured against what one would do instead: programs that print ratios and never fail on
 * timing.
 */
@NullMarked
package dev.bellows.benchmarks;

import org.jspecify.annotations.NullMarked;
