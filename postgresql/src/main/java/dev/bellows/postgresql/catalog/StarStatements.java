package dev.bellows.postgresql.catalog;

import dev.bellows.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds statements with {@code *} in what pg_stat_statements remembers, where it is there. */
final class StarStatements {
  private static final int AT_MOST = 20;
  private static final String CONNECTION_LOST = "08";

  /** After one of these words, a comma or a dot, a star means every column. */
  private static final Pattern STAR =
      Pattern.compile(
          "(?:\\bselect|\\bdistinct|\\ball|\\breturning|,|\\.)\\s*\\*", Pattern.CASE_INSENSITIVE);

  private static final String EXTENSION =
      """
      SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
      WHERE e.extname = 'pg_stat_statements'
      """;

  private static final String STATEMENTS =
      """
      SELECT s.query FROM %s.pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
      WHERE d.datname = current_database() AND s.query LIKE '%%*%%' AND strpos(lower(s.query), lower(?)) > 0
      GROUP BY s.query ORDER BY sum(s.calls) DESC, s.query
      """;

  private StarStatements() {}

  /** Empty where the extension is missing, not loaded or not to be read by this role. */
  static Optional<List<String>> read(Connection connection, TableName table) throws SQLException {
    try {
      return new Trial(connection)
          .run(
              Settings.reading(),
              () -> {
                Optional<String> schema =
                    Query.first(connection, EXTENSION, row -> row.getString(1));
                return schema.isEmpty()
                    ? Optional.empty()
                    : Optional.of(statements(connection, schema.get(), table.name()));
              });
    } catch (SQLException e) {
      if (String.valueOf(e.getSQLState()).startsWith(CONNECTION_LOST)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static List<String> statements(Connection connection, String schema, String table)
      throws SQLException {
    Pattern name = Words.naming(table);
    return Query.list(connection, STATEMENTS.formatted(schema), row -> row.getString(1), table)
        .stream()
        .filter(it -> STAR.matcher(it).find() && name.matcher(it).find())
        .limit(AT_MOST)
        .toList();
  }
}
