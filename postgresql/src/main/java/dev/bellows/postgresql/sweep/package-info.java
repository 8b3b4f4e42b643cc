/**
 * Walks over a table of PostgreSQL: in the order of its pages, which is the fastest and needs no
 * key, or in the order of its key.
 */
@NullMarked
package dev.bellows.postgresql.sweep;

import org.jspecify.annotations.NullMarked;
