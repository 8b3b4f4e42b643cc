@NullMarked
package dev.bellows.postgresql.sql;

import org.jspecify.annotations.NullMarked;
