/** EXPAND: new columns and the sync; the previous application version keeps working. */
@NullMarked
package dev.bellows.engine.expand;

import org.jspecify.annotations.NullMarked;
