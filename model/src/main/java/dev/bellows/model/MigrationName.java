package dev.bellows.model;

import java.util.regex.Pattern;

/**
 * The name of a migration: its file's name without the ending. Lower-case letters, digits, {@code
 * -} and {@code _}; at most 40 characters, so that the names of database objects made from it fit.
 */
public record MigrationName(String value) implements Comparable<MigrationName> {

  /** The longest name allowed, in characters. */
  public static final int MAX_LENGTH = 40;

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]*");

  /**
   * @throws IllegalArgumentException when the name has another form or is too long; the message
   *     says which
   */
  public MigrationName {
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "migration name '%s' has %d characters, at most %d are possible"
              .formatted(value, value.length(), MAX_LENGTH));
    }
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "migration name '%s' may hold lower-case letters, digits, '-' and '_' only"
              .formatted(value));
    }
  }

  @Override
  public int compareTo(MigrationName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
