package dev.bellows.testkit.twin;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One comparison of a table with its twin, in the snapshot of one transaction. */
final class TwinCheck {
  private final Connection connection;
  private final TwinTable twin;
  private final Layout layout;

  TwinCheck(Connection connection, TwinTable twin, Layout layout) {
    this.connection = connection;
    this.twin = twin;
    this.layout = layout;
  }

  List<Difference> differences() throws SQLException {
    List<Difference> differences = new ArrayList<>();
    for (String query : queries()) {
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(query)) {
        while (result.next()) {
          differences.add(
              new Difference(
                  Difference.Kind.valueOf(result.getString(1)),
                  result.getString(2),
                  result.getString(3),
                  result.getString(4),
                  result.getString(5)));
        }
      }
    }
    return differences;
  }

  private List<String> queries() throws SQLException {
    List<String> queries = new ArrayList<>();
    queries.add(missing(twin.name(), twin.definition().table(), Difference.Kind.LOST));
    queries.add(missing(twin.definition().table(), twin.name(), Difference.Kind.UNEXPECTED));
    queries.add(twice());
    List<Column> columns = Column.of(connection, twin.definition().table());
    for (Side side : Side.values()) {
      if (layout.shows(side)) {
        for (String recorded : recordedColumns(side)) {
          String now = layout.now(side, recorded);
          queries.add(differing(side, recorded, Column.named(now, columns, twin.definition())));
        }
      }
    }
    return queries;
  }

  private List<String> recordedColumns(Side side) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT DISTINCT jsonb_object_keys(written_) FROM %s WHERE side_ = %s ORDER BY 1"
                    .formatted(twin.name(), Sql.literal(side.recorded())))) {
      while (result.next()) {
        columns.add(result.getString(1));
      }
    }
    return columns;
  }

  /** Keys of {@code here} that are not {@code there}; those that the twin calls deleted are not. */
  private String missing(String here, String there, Difference.Kind kind) {
    return """
        SELECT '%1$s', %2$s::text, NULL, NULL, NULL FROM
          (SELECT %3$s FROM %4$s EXCEPT SELECT %3$s FROM %5$s) r ORDER BY 2
        """
        .formatted(kind, key(), String.join(", ", twin.key()), living(here), living(there));
  }

  private String living(String table) {
    return table.equals(twin.name()) ? table + " WHERE side_ IS NOT NULL" : table;
  }

  private String twice() {
    return """
        SELECT '%1$s', %2$s::text, NULL, NULL, count(*)::text FROM %3$s r
        GROUP BY %4$s HAVING count(*) > 1 ORDER BY 2
        """
        .formatted(
            Difference.Kind.TWICE,
            key(),
            twin.definition().table(),
            twin.eachKey("r.%s"::formatted));
  }

  /** By image, because a type need not have an =, and equal need not be the same. */
  private String differing(Side side, String recorded, Column column) {
    Difference.Kind kind =
        side == Side.OLD ? Difference.Kind.OLD_SIDE_DIFFERS : Difference.Kind.NEW_SIDE_DIFFERS;
    return """
        SELECT '%1$s', %2$s::text, %3$s, written_ ->> %4$s, r.%5$s::text
        FROM %6$s r JOIN %7$s w ON %8$s
        WHERE w.side_ = %9$s AND w.written_ ? %4$s
          AND record_image_ne(ROW(CAST(w.written_ ->> %4$s AS %10$s)), ROW(r.%5$s))
        ORDER BY 2
        """
        .formatted(
            kind,
            key(),
            Sql.literal(column.name()),
            Sql.literal(recorded),
            Sql.quote(column.name()),
            twin.definition().table(),
            twin.name(),
            twin.key().stream()
                .map(key -> "r.%1$s = w.%1$s".formatted(key))
                .collect(Collectors.joining(" AND ")),
            Sql.literal(side.recorded()),
            column.type());
  }

  private String key() {
    String pairs =
        twin.definition().key().stream()
            .map(column -> "%s, r.%s".formatted(Sql.literal(column), Sql.quote(column)))
            .collect(Collectors.joining(", "));
    return "json_build_object(%s)".formatted(pairs);
  }
}
