package dev.bellows.postgresql.sync;

import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.postgresql.sql.Names;
import dev.bellows.testkit.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table under a sync, and what can be asked of it. */
record SyncedTable(Database database, SyncSpec spec) {

  private static final SyncObjects OBJECTS = new SyncObjects(ControlTemplate.SCHEMA);

  static SyncedTable install(Database database, SyncSpec spec) throws SQLException {
    run(database, OBJECTS.install(spec));
    return new SyncedTable(database, spec);
  }

  SyncedTable replacedBy(SyncSpec next) throws SQLException {
    run(database, OBJECTS.replace(spec, next));
    return new SyncedTable(database, next);
  }

  void remove() throws SQLException {
    run(database, OBJECTS.remove(spec));
  }

  private static void run(Database database, List<String> statements) throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      for (String statement : statements) {
        execute(connection, statement);
      }
      connection.commit();
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** Executes in one transaction that announces its writer. */
  void announced(String writer, String sql) throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      execute(connection, "SET LOCAL bellows.writer = " + Names.literal(writer));
      execute(connection, sql);
      connection.commit();
    }
  }

  RowProgram rows() {
    return new PostgreSqlSyncCompiler(ControlTemplate.SCHEMA).rows(spec).orElseThrow();
  }

  /** One pass of a sweep over the whole table. */
  long sweep() throws SQLException {
    return write(rows().fill(), "NOT (%s)".formatted(rows().consistent()));
  }

  /** A batch of a sweep that passes over rows that fail. */
  long sweepHealthy(String range) throws SQLException {
    return write(rows().fill(), range + " AND " + healthyMismatch());
  }

  /** A repair from the new side. */
  long restore() throws SQLException {
    return write(rows().restore(), "NOT (%s)".formatted(rows().consistent()));
  }

  private String healthyMismatch() {
    return "CASE WHEN %s IS NULL THEN NOT (%s) ELSE false END"
        .formatted(rows().probe(), rows().consistent());
  }

  private long write(Map<String, String> values, String condition) throws SQLException {
    String assignments =
        values.entrySet().stream()
            .map(it -> Names.quote(it.getKey()) + " = " + it.getValue())
            .collect(Collectors.joining(", "));
    try (Connection connection = pinned();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      execute(connection, "SET LOCAL bellows.writer = 'backfill'");
      statement.setEscapeProcessing(false);
      long changed =
          statement.executeLargeUpdate(
              "UPDATE %s SET %s WHERE %s"
                  .formatted(Names.table(spec.table()), assignments, condition));
      connection.commit();
      return changed;
    }
  }

  /** A session as ours are. */
  private Connection pinned() throws SQLException {
    Connection connection = database.connect();
    execute(connection, "SET TimeZone = 'UTC'");
    execute(connection, "SET IntervalStyle = 'postgres'");
    return connection;
  }

  long mismatches() throws SQLException {
    return count("NOT (" + rows().consistent() + ")");
  }

  /** Without the rows whose transform fails. */
  long healthyMismatches() throws SQLException {
    return count(healthyMismatch());
  }

  long count(String condition) throws SQLException {
    Object count = asked("count(*) FILTER (WHERE %s)".formatted(condition), "").get(0);
    return count instanceof Number number ? number.longValue() : -1;
  }

  /** What the probe says of every row, in the order of the key. */
  List<@Nullable Object> probe() throws SQLException {
    return asked(String.valueOf(rows().probe()), " ORDER BY id");
  }

  private List<@Nullable Object> asked(String what, String order) throws SQLException {
    List<@Nullable Object> answers = new ArrayList<>();
    try (Connection connection = pinned();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      String sql = "SELECT %s FROM %s%s".formatted(what, Names.table(spec.table()), order);
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          answers.add(rows.getObject(1));
        }
      }
    }
    return answers;
  }

  /** Columns of the row of that id. */
  List<@Nullable Object> row(int id, String columns) throws SQLException {
    List<List<@Nullable Object>> rows =
        database.rows(
            "SELECT %s FROM %s WHERE id = ?".formatted(columns, Names.table(spec.table())), id);
    return rows.isEmpty() ? List.of() : rows.get(0);
  }

  long conflicts() throws SQLException {
    return database.number("SELECT count(*) FROM bellows.conflict");
  }

  long oldWrites() throws SQLException {
    return database.number("SELECT count(*) FROM bellows.usage WHERE kind = 'WRITE_OLD'");
  }

  long violations() throws SQLException {
    return database.number("SELECT count(*) FROM bellows.usage WHERE kind = 'VIOLATION'");
  }

  /** Keys and errors of rows whose transform failed. */
  List<List<@Nullable Object>> failures() throws SQLException {
    return database.rows("SELECT row_key, error FROM bellows.failure ORDER BY row_key, error");
  }

  boolean isInstalled() throws SQLException {
    return Boolean.TRUE.equals(database.value(OBJECTS.installed(spec)));
  }

  boolean isRemoved() throws SQLException {
    return Boolean.TRUE.equals(database.value(OBJECTS.removed(spec)));
  }
}
