/**
 * The roles that a database product plays for the engine. A {@link dev.bellows.engine.spi.Dialect}
 * hands them out.
 */
@NullMarked
package dev.bellows.engine.spi;

import org.jspecify.annotations.NullMarked;
