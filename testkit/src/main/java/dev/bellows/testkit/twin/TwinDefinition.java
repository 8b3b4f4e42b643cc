package dev.bellows.testkit.twin;

import java.util.List;

/**
 * What a twin is made for.
 *
 * @param table the table's name as SQL text, qualified and quoted where needed
 * @param key its key columns, by which no two rows are equal; unquoted names
 * @param oldSide the columns that rows already there count as written by the old side with;
 *     unquoted names
 */
public record TwinDefinition(String table, List<String> key, List<String> oldSide) {

  public TwinDefinition {
    key = List.copyOf(key);
    oldSide = List.copyOf(oldSide);
    if (key.isEmpty()) {
      throw new IllegalArgumentException(
          "The twin of %s needs a key to tell rows apart".formatted(table));
    }
  }
}
