@NullMarked
package dev.bellows.engine.backfill;

import org.jspecify.annotations.NullMarked;
