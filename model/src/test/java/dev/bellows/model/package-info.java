/** Tests of the declared things. */
@NullMarked
package dev.bellows.model;

import org.jspecify.annotations.NullMarked;
