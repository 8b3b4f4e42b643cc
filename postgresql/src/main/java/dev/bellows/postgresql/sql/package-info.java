/** How names and texts are written in SQL. */
@NullMarked
package dev.bellows.postgresql.sql;

import org.jspecify.annotations.NullMarked;
