package dev.bellows.engine.backfill;

import dev.bellows.engine.backfill.TableWork.Purpose;
import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.journal.MigrationRecord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Table {@code sweep}: the checkpoints of one step, a row for each pass. */
final class StepCheckpoints implements Checkpoints {

  private final Database database;
  private final MigrationRecord migration;
  private final String step;
  private final Purpose purpose;

  StepCheckpoints(Database database, MigrationRecord migration, String step, Purpose purpose) {
    this.database = database;
    this.migration = migration;
    this.step = step;
    this.purpose = purpose;
  }

  @Override
  public Optional<Checkpoint> latest(Connection connection) throws SQLException {
    return Sql.first(
        connection,
        database.control(
            """
            SELECT * FROM $.sweep
             WHERE migration = ? AND step = ? AND generation = ? AND purpose = ?
             ORDER BY pass DESC LIMIT 1"""),
        StepCheckpoints::map,
        migration.name().value(),
        step,
        migration.generation(),
        purpose.name());
  }

  private static Checkpoint map(ResultSet row) throws SQLException {
    return new Checkpoint(
        row.getInt("pass"),
        row.getString("extent"),
        row.getString("position"),
        row.getDouble("progress"),
        row.getLong("rows_estimated"),
        new Tally(
            row.getLong("looked"),
            row.getLong("changed"),
            row.getLong("batches"),
            row.getLong("retries"),
            row.getLong("poisoned"),
            row.getLong("mismatches"),
            row.getLong("held")),
        row.getInt("batch_rows"),
        row.getDouble("rows_per_second"),
        row.getTimestamp("finished_at") != null);
  }

  @Override
  public void save(Connection connection, Checkpoint checkpoint) throws SQLException {
    if (update(connection, checkpoint) == 0) {
      insert(connection, checkpoint);
    }
  }

  private int update(Connection connection, Checkpoint checkpoint) throws SQLException {
    Tally tally = checkpoint.tally();
    return Sql.update(
        connection,
        database.control(
            """
            UPDATE $.sweep SET position = ?, progress = ?, looked = ?, changed = ?, batches = ?, retries = ?,
                   poisoned = ?, mismatches = ?, held = ?, batch_rows = ?, rows_per_second = ?,
                   changed_at = CURRENT_TIMESTAMP,
                   finished_at = CASE WHEN ? THEN CURRENT_TIMESTAMP END
             WHERE migration = ? AND step = ? AND generation = ? AND purpose = ? AND pass = ?"""),
        checkpoint.position(),
        checkpoint.progress(),
        tally.looked(),
        tally.changed(),
        tally.batches(),
        tally.retries(),
        tally.poisoned(),
        tally.mismatches(),
        tally.held(),
        checkpoint.batchRows(),
        checkpoint.rowsPerSecond(),
        checkpoint.finished(),
        migration.name().value(),
        step,
        migration.generation(),
        purpose.name(),
        checkpoint.pass());
  }

  private void insert(Connection connection, Checkpoint checkpoint) throws SQLException {
    Sql.update(
        connection,
        database.control(
            """
            INSERT INTO $.sweep (migration, step, generation, purpose, pass, extent, position, progress,
              rows_estimated, looked, changed, batches, retries, poisoned, mismatches, held, batch_rows, rows_per_second)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, ?, 0)"""),
        migration.name().value(),
        step,
        migration.generation(),
        purpose.name(),
        checkpoint.pass(),
        checkpoint.extent(),
        checkpoint.position(),
        checkpoint.progress(),
        checkpoint.rowsEstimated(),
        checkpoint.batchRows());
  }
}
