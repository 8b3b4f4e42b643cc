package dev.bellows.testkit.twin;

import java.util.List;

/**
 * The key of a row.
 *
 * @param values in the order of the twin's key columns, of types the driver binds to them
 */
public record Key(List<Object> values) {

  public Key {
    values = List.copyOf(values);
  }

  /** The key with these values. */
  public static Key of(Object... values) {
    return new Key(List.of(values));
  }
}
