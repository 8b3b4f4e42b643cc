/** The reconciliation: every row compared, in read-only chunks. */
@NullMarked
package dev.bellows.engine.verify;

import org.jspecify.annotations.NullMarked;
