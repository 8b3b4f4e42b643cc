/** What a command answers: one JSON document, or aligned text. */
@NullMarked
package dev.bellows.cli.output;

import org.jspecify.annotations.NullMarked;
