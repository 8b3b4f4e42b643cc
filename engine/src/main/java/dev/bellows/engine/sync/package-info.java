/**
 * What keeps both sides equal, as pure data: the rules of one table's sync, compiled to triggers by
 * a dialect.
 */
@NullMarked
package dev.bellows.engine.sync;

import org.jspecify.annotations.NullMarked;
