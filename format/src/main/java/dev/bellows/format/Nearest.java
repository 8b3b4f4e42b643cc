package dev.bellows.format;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the known word that somebody may have meant. */
final class Nearest {

  private Nearest() {}

  /** What to say of the nearest word: a question when it is near, else a plain statement. */
  static String hint(String word, Collection<String> known) {
    String nearest =
        known.stream()
            .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
            .orElseThrow(() -> new IllegalArgumentException("nothing is known here"));
    return distance(word, nearest) <= Math.max(2, nearest.length() / 3)
        ? "did you mean '%s'?".formatted(nearest)
        : "the nearest is '%s'.".formatted(nearest);
  }

  /** Letters to insert, remove, replace or swap with their neighbour; case does not count. */
  private static int distance(String one, String other) {
    String left = plain(one);
    String right = plain(other);
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int row = 0; row <= left.length(); row++) {
      for (int column = 0; column <= right.length(); column++) {
        cost[row][column] = step(cost, left, right, row, column);
      }
    }
    return cost[left.length()][right.length()];
  }

  private static int step(int[][] cost, String left, String right, int row, int column) {
    if (row == 0 || column == 0) {
      return row + column;
    }
    boolean same = left.charAt(row - 1) == right.charAt(column - 1);
    int least = cost[row - 1][column - 1] + (same ? 0 : 1);
    least = Math.min(least, Math.min(cost[row - 1][column], cost[row][column - 1]) + 1);
    boolean swapped =
        row > 1
            && column > 1
            && left.charAt(row - 1) == right.charAt(column - 2)
            && left.charAt(row - 2) == right.charAt(column - 1);
    return swapped ? Math.min(least, cost[row - 2][column - 2] + 1) : least;
  }

  private static String plain(String word) {
    String shortened = word.length() <= 100 ? word : word.substring(0, 100);
    return shortened.toLowerCase(Locale.ROOT).replace('-', '_');
  }
}
