/** PgBouncer in front of a test's database. */
@NullMarked
package dev.bellows.testkit.pgbouncer;

import org.jspecify.annotations.NullMarked;
