/**
 * Evidence: dated, measured facts with a verdict, one collector for each kind, and the gate that
 * they open.
 */
@NullMarked
package dev.bellows.engine.evidence;

import org.jspecify.annotations.NullMarked;
