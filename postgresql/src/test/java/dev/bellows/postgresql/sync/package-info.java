/** Attacks on the sync, on real servers. */
@NullMarked
package dev.bellows.postgresql.sync;

import org.jspecify.annotations.NullMarked;
