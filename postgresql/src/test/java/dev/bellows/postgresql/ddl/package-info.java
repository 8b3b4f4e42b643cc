@NullMarked
package dev.bellows.postgresql.ddl;

import org.jspecify.annotations.NullMarked;
