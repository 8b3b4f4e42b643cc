/**
 * Writes schema changes as PostgreSQL statements, each with what takes it back, the question to the
 * catalog whether it is done, and the locks it takes. Lock levels are those of the PostgreSQL
 * manual: ALTER TABLE, CREATE INDEX, and "Explicit Locking".
 */
@NullMarked
package dev.bellows.postgresql.ddl;

import org.jspecify.annotations.NullMarked;
