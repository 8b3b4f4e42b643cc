/**
 * Sessions of the server: ours, with their settings and limits, and those of others that stand in
 * our way.
 */
@NullMarked
package dev.bellows.postgresql.session;

import org.jspecify.annotations.NullMarked;
