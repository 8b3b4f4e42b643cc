package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog.Lossy;
import dev.bellows.postgresql.sql.Names;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts rows where a predicate is false; in a large table among some of its pages. One statement,
 * so one snapshot. A row on which the predicate fails is not counted as lossy: the backfill finds
 * it.
 */
final class LossySample {
  private static final long ALL_OF = 50_000;
  private static final double SOME = 20_000;
  private static final String LONGEST = "5s";
  private static final int SMALLER = 10;
  private static final int SAMPLES = 3;
  private static final String CANCELED = "57014";

  private static final String COUNT =
      """
      SELECT count(*), count(*) FILTER (WHERE NOT ok), (array_agg(key) FILTER (WHERE NOT ok))[1:10]
      FROM (SELECT %s AS key, (%s) AS ok FROM ONLY %s AS %s%s OFFSET 0) AS looked
      """;

  private static final String FUNCTION =
      """
      CREATE FUNCTION %s("bellows row" %s) RETURNS boolean LANGUAGE plpgsql AS %s
      """;

  private static final String BODY =
      """
      #variable_conflict use_column
      DECLARE "bellows answer" boolean;
      BEGIN
        SELECT (%s) INTO "bellows answer" FROM (SELECT ("bellows row").*) AS %s;
        RETURN "bellows answer";
      EXCEPTION WHEN OTHERS THEN
        RETURN NULL;
      END
      """;

  private final Connection connection;
  private final Table table;
  private final String roundTrip;
  private final Trial trial;

  LossySample(Connection connection, Table table, String roundTrip) {
    this.connection = connection;
    this.table = table;
    this.roundTrip = roundTrip;
    this.trial = new Trial(connection);
  }

  Lossy look() throws SQLException {
    long rows = table.size().rows();
    double percent = rows <= ALL_OF ? 100 : 100 * SOME / rows;
    for (int sample = 1; sample <= SAMPLES; sample++) {
      try {
        return look(percent);
      } catch (SQLException e) {
        if (!CANCELED.equals(e.getSQLState())) {
          throw e;
        }
        percent /= SMALLER;
      }
    }
    return new Lossy(0, 0, List.of());
  }

  private Lossy look(double percent) throws SQLException {
    Map<String, String> settings = Settings.trying(table.name());
    settings.put("statement_timeout", LONGEST);
    return trial.run(
        settings,
        () -> {
          try {
            return trial.attempt(() -> count(roundTrip, percent));
          } catch (SQLException e) {
            if (!blamesData(e)) {
              throw e;
            }
            return count(tolerant(), percent);
          }
        });
  }

  private static boolean blamesData(SQLException error) {
    String state = String.valueOf(error.getSQLState());
    return state.startsWith("22") || state.startsWith("23") || state.startsWith("P0");
  }

  private Lossy count(String predicate, double percent) throws SQLException {
    String sample = percent >= 100 ? "" : " TABLESAMPLE SYSTEM (" + percent + ")";
    String sql = COUNT.formatted(keyText(), predicate, Names.table(table.name()), alias(), sample);
    return Query.one(connection, sql, LossySample::row);
  }

  /** The predicate, NULL where it fails. */
  private String tolerant() throws SQLException {
    Scratch scratch = Scratch.in(connection);
    String function = scratch.name("round_trip");
    scratch.execute(
        FUNCTION.formatted(
            function,
            Names.table(table.name()),
            Names.literal(BODY.formatted(roundTrip, alias()))));
    return "%s(%s.*)".formatted(function, alias());
  }

  private String alias() {
    return Names.quote(table.name().name());
  }

  private String keyText() {
    if (table.key().isEmpty()) {
      return "concat('ctid=', ctid)";
    }
    return table.key().stream()
        .map(it -> "%s, %s".formatted(Names.literal(it + "="), Names.quote(it)))
        .collect(Collectors.joining(", ', ', ", "concat(", ")"));
  }

  private static Lossy row(ResultSet row) throws SQLException {
    @Nullable Array keys = row.getArray(3);
    return new Lossy(
        row.getLong(1), row.getLong(2), keys == null ? List.of() : Query.texts(row, 3));
  }
}
