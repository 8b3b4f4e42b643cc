/**
 * Compiles a sync to PostgreSQL: a trigger that leaves every row it sees consistent, and the
 * predicates and values that sweep and reconciliation share with it.
 */
@NullMarked
package dev.bellows.postgresql.sync;

import org.jspecify.annotations.NullMarked;
