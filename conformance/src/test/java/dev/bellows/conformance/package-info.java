/**
 * Contract tests of the whole product on real servers: what holds for every operation, whoever
 * writes and whatever is killed meanwhile.
 */
@NullMarked
package dev.bellows.conformance;

import org.jspecify.annotations.NullMarked;
