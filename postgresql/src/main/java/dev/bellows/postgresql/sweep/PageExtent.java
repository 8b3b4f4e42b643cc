package dev.bellows.postgresql.sweep;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A table's pages as they were when a walk was measured.
 *
 * @param file the file that the table stood in; another one after it was written anew
 * @param density rows on a page, at least 0.01
 */
record PageExtent(long pages, long file, double density) {

  private static final Pattern FORM =
      Pattern.compile("pages=(\\d+) file=(\\d+) density=(\\d+\\.\\d+)");
  private static final long SAMPLED_PAGES = 20;

  static PageExtent measure(Connection connection, TableName table) throws SQLException {
    String name = Names.literal(Names.table(table));
    return Sql.one(
        connection,
        """
        SELECT pg_relation_size(oid) / current_setting('block_size')::int, pg_relation_filenode(oid),
               CASE WHEN relpages > 0 AND reltuples > 0 THEN reltuples / relpages ELSE 0 END
          FROM pg_class WHERE oid = %s::regclass"""
            .formatted(name),
        row -> {
          long pages = row.getLong(1);
          double known = row.getDouble(3);
          double density =
              known > 0 || pages == 0 ? known : sampledDensity(connection, table, pages);
          return new PageExtent(pages, row.getLong(2), rounded(density));
        });
  }

  /** Counts the rows of pages spread over a table that was never analyzed. */
  private static double sampledDensity(Connection connection, TableName table, long pages)
      throws SQLException {
    long sampled = Math.min(pages, SAMPLED_PAGES);
    String counts =
        LongStream.range(0, sampled)
            .map(number -> number * pages / sampled)
            .mapToObj(page -> countOn(table, page))
            .collect(Collectors.joining(" + "));
    long rows = Sql.one(connection, "SELECT " + counts, row -> row.getLong(1));
    return (double) rows / sampled;
  }

  private static String countOn(TableName table, long page) {
    return "(SELECT count(*) FROM ONLY %s WHERE %s)"
        .formatted(Names.table(table), RowRange.pages(page, page + 1).bounds());
  }

  private static double rounded(double density) {
    return Math.max(0.01, Math.round(density * 100) / 100.0);
  }

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /** Reads what {@link #toString} wrote. */
  static PageExtent parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw BellowsException.internal(
          "sweep.extent", "'%s' is not the extent of a page sweep".formatted(text));
    }
    return new PageExtent(
        Long.parseLong(form.group(1)),
        Long.parseLong(form.group(2)),
        Double.parseDouble(form.group(3)));
  }

  long rows() {
    return Math.round(pages * density);
  }

  /** Whether the table still stands in the same file. */
  boolean stillValid(Connection connection, TableName table) throws SQLException {
    return Sql.ask(
        connection,
        "SELECT pg_relation_filenode(%s::regclass) = %d"
            .formatted(Names.literal(Names.table(table)), file));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "pages=%d file=%d density=%.2f", pages, file, density);
  }
}
