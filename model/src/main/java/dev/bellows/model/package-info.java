/**
 * The declared things: what a user writes down and the words the life cycle is told in. Pure data;
 * no I/O and no dependency.
 */
@NullMarked
package dev.bellows.model;

import org.jspecify.annotations.NullMarked;
