/**
 * What a database holds, as planning sees it: an immutable snapshot of tables, read once and then
 * only looked at.
 */
@NullMarked
package dev.bellows.engine.schema;

import org.jspecify.annotations.NullMarked;
