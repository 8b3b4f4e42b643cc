package dev.bellows.testkit.twin;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The table that holds, by the key of the rows it belongs to, which side wrote them last (null:
 * deleted) and what it wrote, as a JSON object of texts.
 */
record TwinTable(TwinDefinition definition, String name, List<String> keyTypes) {
  private static final String SCHEMA = "testkit_twin";

  static TwinTable create(Connection connection, TwinDefinition definition) throws SQLException {
    List<Column> columns = Column.of(connection, definition.table());
    List<String> types =
        definition.key().stream()
            .map(key -> Column.named(key, columns, definition).type())
            .toList();
    String name = SCHEMA + "." + Sql.quote(definition.table());
    TwinTable twin = new TwinTable(definition, name, types);
    connection.setAutoCommit(false);
    twin.create(connection);
    connection.commit();
    return twin;
  }

  private void create(Connection connection) throws SQLException {
    String keyColumns =
        IntStream.range(0, keyTypes.size())
            .mapToObj(at -> key().get(at) + " " + keyTypes.get(at))
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.execute("LOCK TABLE %s IN SHARE MODE".formatted(definition.table()));
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
      statement.execute(
          "CREATE TABLE %s (%s, side_ text, written_ jsonb NOT NULL, PRIMARY KEY (%s))"
              .formatted(name, keyColumns, keyList()));
      statement.execute(
          "INSERT INTO %s SELECT %s, 'old', jsonb_build_object(%s) FROM %s"
              .formatted(name, keyList(), oldSideAsTexts(), definition.table()));
      statement.execute("GRANT USAGE ON SCHEMA %s TO PUBLIC".formatted(SCHEMA));
      statement.execute("GRANT SELECT, INSERT, UPDATE ON %s TO PUBLIC".formatted(name));
    }
  }

  void record(Connection connection, Side side, Key key, Written written) throws SQLException {
    String sql =
        """
        INSERT INTO %1$s AS twin (%2$s, side_, written_) VALUES (%3$s, ?, jsonb_object(?, ?))
        ON CONFLICT (%2$s) DO UPDATE SET side_ = excluded.side_, written_ =
          CASE WHEN twin.side_ = excluded.side_ THEN twin.written_ || excluded.written_ ELSE excluded.written_ END
        """
            .formatted(name, keyList(), keyParameters());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int next = bind(statement, key);
      statement.setString(next, side.recorded());
      statement.setArray(next + 1, connection.createArrayOf("text", written.names()));
      statement.setArray(next + 2, connection.createArrayOf("text", written.texts()));
      statement.executeUpdate();
    }
  }

  void recordDeletion(Connection connection, Key key) throws SQLException {
    String sql =
        """
        INSERT INTO %1$s (%2$s, side_, written_) VALUES (%3$s, NULL, '{}')
        ON CONFLICT (%2$s) DO UPDATE SET side_ = NULL, written_ = '{}'
        """
            .formatted(name, keyList(), keyParameters());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, key);
      statement.executeUpdate();
    }
  }

  /** The key columns, quoted. */
  List<String> key() {
    return definition.key().stream().map(Sql::quote).toList();
  }

  /** One text per key column, joined by commas. */
  String eachKey(UnaryOperator<String> text) {
    return key().stream().map(text).collect(Collectors.joining(", "));
  }

  private String keyList() {
    return String.join(", ", key());
  }

  private String keyParameters() {
    return keyTypes.stream().map("CAST(? AS %s)"::formatted).collect(Collectors.joining(", "));
  }

  private String oldSideAsTexts() {
    return definition.oldSide().stream()
        .map(column -> "%s, %s::text".formatted(Sql.literal(column), Sql.quote(column)))
        .collect(Collectors.joining(", "));
  }

  private int bind(PreparedStatement statement, Key key) throws SQLException {
    if (key.values().size() != keyTypes.size()) {
      throw new IllegalArgumentException(
          "The key of %s is %s, not %s"
              .formatted(definition.table(), definition.key(), key.values()));
    }
    int next = 1;
    for (Object value : key.values()) {
      statement.setObject(next++, value);
    }
    return next;
  }
}
