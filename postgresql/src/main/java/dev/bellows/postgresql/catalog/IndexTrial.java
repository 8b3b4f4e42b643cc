package dev.bellows.postgresql.catalog;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog.IndexCheck;
import dev.bellows.engine.spi.Change.BuildIndex;
import dev.bellows.postgresql.sql.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Builds an index on an empty copy of its table, as the table will be when it is built. */
final class IndexTrial {
  private static final String TAKEN =
      """
      SELECT EXISTS (
        SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relname = ?)
      """;

  /** What the server says of a definition that it does not take: class 42, and some of others. */
  private static final List<String> REFUSALS = List.of("42", "0A", "22", "54");

  private final Connection connection;
  private final IndexCheck check;
  private final Table table;
  private final BuildIndex build;

  IndexTrial(Connection connection, IndexCheck check) {
    this.connection = connection;
    this.check = check;
    this.table = check.table();
    this.build = check.build();
  }

  /** The columns that it reads. */
  List<String> run() throws SQLException {
    Trial trial = new Trial(connection);
    return trial.run(Settings.trying(table.name()), () -> tried(trial));
  }

  private List<String> tried(Trial trial) throws SQLException {
    String schema = String.valueOf(table.name().schema());
    if (Query.one(connection, TAKEN, row -> row.getBoolean(1), schema, build.name())) {
      throw taken();
    }
    Scratch scratch = Scratch.in(connection);
    String copy = copy(scratch);
    try {
      scratch.execute(
          "CREATE %sINDEX ON %s USING %s"
              .formatted(build.unique() ? "UNIQUE " : "", copy, build.tail()));
    } catch (SQLException e) {
      throw refusedBy(e, scratch.unqualified("copy"));
    }
    trial.set(Settings.reading());
    return reads(copy);
  }

  private String copy(Scratch scratch) throws SQLException {
    String copy = scratch.name("copy");
    scratch.execute(
        "CREATE TABLE %s (LIKE %s INCLUDING GENERATED)".formatted(copy, Names.table(table.name())));
    for (Map.Entry<String, String> added : check.added().entrySet()) {
      if (table.column(added.getKey()).isEmpty()) {
        scratch.execute(
            "ALTER TABLE %s ADD COLUMN %s %s"
                .formatted(copy, Names.quote(added.getKey()), added.getValue()));
      }
    }
    for (Map.Entry<String, String> renamed : check.renamed().entrySet()) {
      scratch.execute(
          "ALTER TABLE %s RENAME COLUMN %s TO %s"
              .formatted(copy, Names.quote(renamed.getKey()), Names.quote(renamed.getValue())));
    }
    return copy;
  }

  private List<String> reads(String copy) throws SQLException {
    long oid = Query.one(connection, "SELECT ?::regclass::oid", row -> row.getLong(1), copy);
    return IndexReader.read(connection, oid).stream()
        .flatMap(index -> index.columns().stream())
        .toList();
  }

  private BellowsException taken() {
    return BellowsException.userError(
            "index.exists",
            "The schema of %s has a relation '%s' already, so no index can have that name. Nothing was changed; choose another name."
                .formatted(table.name(), build.name()))
        .with("table", table.name());
  }

  private BellowsException refusedBy(SQLException error, String copy) throws SQLException {
    String state = String.valueOf(error.getSQLState());
    if (REFUSALS.stream().noneMatch(state::startsWith)) {
      throw error;
    }
    return BellowsException.userError(
            "index.invalid",
            "The server does not take index '%s' of %s, %s: %s. Nothing was changed; correct it in the migration's file."
                .formatted(
                    build.name(),
                    table.name(),
                    build.tail().replace("\n", ""),
                    ServerWords.of(error).replace(copy, table.name().name())))
        .with("table", table.name())
        .causedBy(error);
  }
}
