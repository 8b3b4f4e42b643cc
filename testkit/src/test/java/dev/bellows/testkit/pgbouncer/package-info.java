/** Tests of dev.bellows.testkit.pgbouncer. */
@NullMarked
package dev.bellows.testkit.pgbouncer;

import org.jspecify.annotations.NullMarked;
