/** Tables, figures and documents. */
@NullMarked
package dev.bellows.cli.output;

import org.jspecify.annotations.NullMarked;
