/** Against real servers. */
@NullMarked
package dev.bellows.postgresql.catalog;

import org.jspecify.annotations.NullMarked;
