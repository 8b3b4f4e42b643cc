/** Tests of the migration file's format. */
@NullMarked
package dev.bellows.format;

import org.jspecify.annotations.NullMarked;
