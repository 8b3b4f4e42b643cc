/**
 * Reads what a PostgreSQL server and its tables are, and tries expressions, types and definitions
 * in transactions that are rolled back. Every text it gives names objects with their schema, so
 * that it means the same under any search_path.
 */
@NullMarked
package dev.bellows.postgresql.catalog;

import org.jspecify.annotations.NullMarked;
