/**
 * Real servers and fresh databases for tests: what {@link dev.bellows.testkit.ServerTest} injects,
 * and the check that nothing was left behind.
 */
@NullMarked
package dev.bellows.testkit;

import org.jspecify.annotations.NullMarked;
