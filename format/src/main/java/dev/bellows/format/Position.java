package dev.bellows.format;

import com.fasterxml.jackson.core.JsonLocation;
import org.jspecify.annotations.Nullable;

/**
 * A place in a source text.
 *
 * @param line counted from one; zero for the file as a whole
 * @param column counted from one; zero for the file as a whole
 */
record Position(int line, int column) {

  /** The file as a whole. */
  static final Position WHOLE_FILE = new Position(0, 0);

  /** What the parser says, or the file as a whole where it says nothing. */
  static Position of(@Nullable JsonLocation location) {
    return location == null
        ? WHOLE_FILE
        : new Position(location.getLineNr(), location.getColumnNr());
  }
}
