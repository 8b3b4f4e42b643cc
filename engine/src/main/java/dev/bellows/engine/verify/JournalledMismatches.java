package dev.bellows.engine.verify;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.lifecycle.PhaseRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Table {@code mismatch}: keys of up to ten inconsistent rows of the newest pass of a step. */
record JournalledMismatches(PhaseRun run, String step) implements MismatchLog {

  private static final int MOST = 10;

  @Override
  public void record(Connection connection, List<String> keys) throws SQLException {
    for (String key : keys) {
      Sql.update(
          connection,
          run.attempt()
              .database()
              .control(
                  """
                  INSERT INTO $.mismatch (migration, step, row_key)
                  SELECT ?, ?, ? WHERE (
                    SELECT count(*) FROM $.mismatch WHERE migration = ? AND step = ?) < ?"""),
          run.name().value(),
          step,
          key,
          run.name().value(),
          step,
          MOST);
    }
  }

  @Override
  public void clear(Connection connection) throws SQLException {
    Sql.update(
        connection,
        run.attempt().database().control("DELETE FROM $.mismatch WHERE migration = ?"),
        run.name().value());
  }

  static List<String> samples(PhaseRun run, Connection connection) throws SQLException {
    return Sql.list(
        connection,
        run.attempt()
            .database()
            .control("SELECT row_key FROM $.mismatch WHERE migration = ? ORDER BY at LIMIT 10"),
        row -> row.getString(1),
        run.name().value());
  }
}
