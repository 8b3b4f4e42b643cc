/**
 * The backfill: batches that fill the new side, sized by the time they take, within a budget, each
 * committed together with its checkpoint.
 */
@NullMarked
package dev.bellows.engine.backfill;

import org.jspecify.annotations.NullMarked;
