/**
 * A database as the engine uses it: where connections come from, short transactions, and what an
 * error of the server means.
 */
@NullMarked
package dev.bellows.engine.database;

import org.jspecify.annotations.NullMarked;
