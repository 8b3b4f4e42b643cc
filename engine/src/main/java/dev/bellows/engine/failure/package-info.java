/** What can go wrong, by category, code and context. */
@NullMarked
package dev.bellows.engine.failure;

import org.jspecify.annotations.NullMarked;
