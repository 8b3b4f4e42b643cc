/** Holds the shape of the house: which module and package may know which. */
@NullMarked
package dev.bellows.conformance.architecture;

import org.jspecify.annotations.NullMarked;
