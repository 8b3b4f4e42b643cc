/** The command line: a composition root over the facade {@link dev.bellows.engine.Bellows}. */
@NullMarked
package dev.bellows.cli;

import org.jspecify.annotations.NullMarked;
