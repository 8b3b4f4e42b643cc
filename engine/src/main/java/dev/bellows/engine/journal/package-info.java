/**
 * The control tables, one class for each: what Bellows remembers, in the target database, readable
 * with plain SQL.
 */
@NullMarked
package dev.bellows.engine.journal;

import org.jspecify.annotations.NullMarked;
