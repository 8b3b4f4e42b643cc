package dev.bellows.postgresql.catalog;

import dev.bellows.model.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Names that a person may have meant. */
final class NearNames {
  private static final int AT_MOST = 3;
  private static final int LETTERS_FOR_A_SLIP = 3;

  private NearNames() {}

  /** Up to three tables whose names differ by case, schema or a few letters; the nearest first. */
  static List<String> of(TableName wanted, List<TableName> tables) {
    int slips = Math.max(1, wanted.name().length() / LETTERS_FOR_A_SLIP);
    return tables.stream()
        .filter(table -> distance(wanted, table) <= slips)
        .sorted(Comparator.comparingInt(table -> distance(wanted, table)))
        .limit(AT_MOST)
        .map(TableName::toString)
        .toList();
  }

  private static int distance(TableName wanted, TableName table) {
    return distance(wanted.name().toLowerCase(Locale.ROOT), table.name().toLowerCase(Locale.ROOT));
  }

  /** The letters to insert, remove or replace. */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
