package dev.bellows.postgresql.sweep;

import org.jspecify.annotations.Nullable;

/**
 * Where a key sweep stands.
 *
 * @param rows rows that lie behind
 * @param last the last key that lies behind; null at the beginning
 */
record KeyPosition(long rows, @Nullable KeyText last) {

  static final KeyPosition BEGINNING = new KeyPosition(0, null);

  static KeyPosition parse(String text) {
    if (text.isEmpty()) {
      return BEGINNING;
    }
    int bar = text.indexOf('|');
    return new KeyPosition(
        Long.parseLong(text.substring(0, bar)), KeyText.parse(text.substring(bar + 1)));
  }

  @Override
  public String toString() {
    return last == null ? "" : rows + "|" + last;
  }
}
