package dev.bellows.postgresql.sweep;

import dev.bellows.engine.database.Sql;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A table's keys as they were when a walk was measured.
 *
 * @param rows estimated
 * @param greatest the greatest key; null where the table was empty
 */
record KeyExtent(long rows, @Nullable KeyText greatest) {

  static KeyExtent measure(Connection connection, TableName table, KeyColumns key)
      throws SQLException {
    KeyText greatest =
        Sql.first(
                connection,
                "SELECT %s FROM (SELECT %s FROM ONLY %s ORDER BY %s LIMIT 1) AS greatest"
                    .formatted(key.texts(), key.list(), Names.table(table), key.descending()),
                key::read)
            .orElse(null);
    return new KeyExtent(PageExtent.measure(connection, table).rows(), greatest);
  }

  static KeyExtent parse(String text) {
    int bar = text.indexOf('|');
    String greatest = text.substring(bar + 1);
    return new KeyExtent(
        Long.parseLong(text.substring(0, bar)),
        greatest.isEmpty() ? null : KeyText.parse(greatest));
  }

  @Override
  public String toString() {
    return rows + "|" + (greatest == null ? "" : greatest);
  }
}
