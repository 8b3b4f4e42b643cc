/**
 * The twin of a table: what each writer last wrote, recorded in the writer's own transaction, so
 * that a test can say which row does not show what was written to it.
 */
@NullMarked
package dev.bellows.testkit.twin;

import org.jspecify.annotations.NullMarked;
