/**
 * Migration files: YAML or JSON to the records of {@code dev.bellows.model} and back to canonical
 * JSON, with every problem of a file named by line, column and key. Entry point: {@link
 * dev.bellows.format.MigrationFile}.
 */
@NullMarked
package dev.bellows.format;

import org.jspecify.annotations.NullMarked;
