package dev.bellows.postgresql.sweep;

import dev.bellows.engine.backfill.Checkpoint;
import dev.bellows.engine.backfill.Checkpoints;
import dev.bellows.engine.backfill.Tally;
import dev.bellows.engine.database.Sql;
import dev.bellows.testkit.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Checkpoints in a table of the test. */
record CheckpointTable(String purpose) implements Checkpoints {

  static void create(Database database) throws SQLException {
    database.execute(
        """
        CREATE TABLE IF NOT EXISTS checkpoint (purpose text, pass int, extent text, position text, progress float8,
          estimated bigint, looked bigint, changed bigint, batches bigint, retries bigint, poisoned bigint,
          mismatches bigint, held bigint, rows int, rate float8, finished boolean, PRIMARY KEY (purpose, pass))""");
  }

  @Override
  public Optional<Checkpoint> latest(Connection connection) throws SQLException {
    return Sql.first(
        connection,
        "SELECT * FROM checkpoint WHERE purpose = ? ORDER BY pass DESC LIMIT 1",
        row ->
            new Checkpoint(
                row.getInt("pass"),
                row.getString("extent"),
                row.getString("position"),
                row.getDouble("progress"),
                row.getLong("estimated"),
                new Tally(
                    row.getLong("looked"),
                    row.getLong("changed"),
                    row.getLong("batches"),
                    row.getLong("retries"),
                    row.getLong("poisoned"),
                    row.getLong("mismatches"),
                    row.getLong("held")),
                row.getInt("rows"),
                row.getDouble("rate"),
                row.getBoolean("finished")),
        purpose);
  }

  @Override
  public void save(Connection connection, Checkpoint checkpoint) throws SQLException {
    Sql.update(
        connection,
        "DELETE FROM checkpoint WHERE purpose = ? AND pass = ?",
        purpose,
        checkpoint.pass());
    Tally tally = checkpoint.tally();
    Sql.update(
        connection,
        "INSERT INTO checkpoint VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        purpose,
        checkpoint.pass(),
        checkpoint.extent(),
        checkpoint.position(),
        checkpoint.progress(),
        checkpoint.rowsEstimated(),
        tally.looked(),
        tally.changed(),
        tally.batches(),
        tally.retries(),
        tally.poisoned(),
        tally.mismatches(),
        tally.held(),
        checkpoint.batchRows(),
        checkpoint.rowsPerSecond(),
        checkpoint.finished());
  }
}
