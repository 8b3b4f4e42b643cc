/**
 * What is looked at before the start: the schema as planning asks about it, and everything a person
 * has to know.
 */
@NullMarked
package dev.bellows.engine.preflight;

import org.jspecify.annotations.NullMarked;
