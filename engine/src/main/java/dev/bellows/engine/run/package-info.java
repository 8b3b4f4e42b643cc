/** The command {@code run}: phase after phase, as far as the gates allow. */
@NullMarked
package dev.bellows.engine.run;

import org.jspecify.annotations.NullMarked;
