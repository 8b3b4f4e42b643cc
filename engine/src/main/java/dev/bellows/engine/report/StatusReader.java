package dev.bellows.engine.report;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.journal.Flags.Flag;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.journal.Pauses.Pause;
import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.model.MigrationName;
import dev.bellows.model.Side;
import dev.bellows.model.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the status from the control tables. */
public final class StatusReader {

  private final Workshop workshop;

  public StatusReader(Workshop workshop) {
    this.workshop = workshop;
  }

  /** Every migration, oldest first. */
  public List<Status> all() {
    return workshop.read(
        connection -> {
          List<Status> all = new ArrayList<>();
          for (MigrationRecord record : workshop.journal().migrations().all(connection)) {
            all.add(of(connection, record));
          }
          return all;
        });
  }

  public Status of(MigrationName name) {
    return workshop.read(connection -> of(connection, workshop.record(connection, name)));
  }

  private Status of(Connection connection, MigrationRecord record) throws SQLException {
    var journal = workshop.journal();
    Flag flag = journal.flags().find(connection, record.name()).orElse(Flag.OLD);
    Side authority = record.state().isAtLeast(State.SWITCHED) ? Side.NEW : Side.OLD;
    Instant soakEnd = soakEnd(record);
    Pause pause = journal.pauses().find(connection, record.name()).orElse(null);
    Status.Reconciliation reconciliation = reconciliation(connection, record).orElse(null);
    return new Status(
        record.name(),
        record.state(),
        pause == null ? null : pause.reason(),
        record.planHash(),
        record.switchMode(),
        attempt(connection, record).orElse(null),
        backfill(connection, record).orElse(null),
        reconciliation,
        flag.reads(),
        flag.percent(),
        authority,
        journal.usages().conflicts(connection, record.name(), since(record)),
        journal.failures().open(connection, record.name()),
        journal.evidence().latest(connection, record.name(), record.generation()),
        soakEnd,
        NextStep.of(
            record,
            new NextStep.Standing(
                flag, pause, reconciliation, soakEnd, lastAttempt(connection, record))));
  }

  private @Nullable String lastAttempt(Connection connection, MigrationRecord record)
      throws SQLException {
    return Sql.first(
            connection,
            workshop
                .database()
                .control(
                    "SELECT phase FROM $.attempt WHERE migration = ? ORDER BY id DESC LIMIT 1"),
            row -> row.getString(1),
            record.name().value())
        .orElse(null);
  }

  private static Instant since(MigrationRecord record) {
    Instant expanded = record.times().expandedAt();
    return expanded == null ? record.times().createdAt() : expanded;
  }

  private @Nullable Instant soakEnd(MigrationRecord record) {
    Instant quarantined = record.times().quarantinedAt();
    return record.state() != State.QUARANTINED || quarantined == null
        ? null
        : quarantined.plus(workshop.migration(record).quarantine().soak());
  }

  private Optional<Status.Attempt> attempt(Connection connection, MigrationRecord record)
      throws SQLException {
    return Sql.first(
        connection,
        workshop
            .database()
            .control(
                """
                SELECT a.phase, a.owner, a.started_at FROM $.lease l
                  JOIN $.attempt a ON a.id = l.attempt
                  JOIN $.heartbeat h ON h.attempt = l.attempt
                 WHERE l.migration = ? AND h.beat_at > ?"""),
        row ->
            new Status.Attempt(
                row.getString("phase"),
                row.getString("owner"),
                row.getTimestamp("started_at").toInstant()),
        record.name().value(),
        Timestamp.from(record.times().now().minus(workshop.timing().lease())));
  }

  private Optional<Status.Backfill> backfill(Connection connection, MigrationRecord record)
      throws SQLException {
    return Sql.first(
        connection,
        workshop
            .database()
            .control(
                """
                SELECT sum(CASE WHEN pass = first THEN rows_estimated ELSE 0 END) AS estimated,
                       sum(CASE WHEN pass = first THEN rows_estimated * progress ELSE 0 END) AS behind,
                       sum(CASE WHEN pass = newest THEN looked ELSE 0 END) AS counted,
                       sum(batches) AS batches,
                       max(CASE WHEN finished_at IS NULL THEN rows_per_second ELSE 0 END) AS rate,
                       min(hold_reason) AS hold_reason, min(hold_since) AS hold_since
                  FROM (SELECT w.*, max(pass) OVER (PARTITION BY step) AS newest,
                               coalesce(min(CASE WHEN finished_at IS NOT NULL THEN pass END) OVER (PARTITION BY step),
                                        max(pass) OVER (PARTITION BY step)) AS first
                          FROM $.sweep w
                         WHERE migration = ? AND generation = ? AND purpose = 'FILL') passes
                HAVING count(*) > 0"""),
        row ->
            backfill(
                row, record.state(), workshop.journal().failures().open(connection, record.name())),
        record.name().value(),
        record.generation());
  }

  /**
   * Rows that lie behind the first pass over all of them; that all do is said only when the last
   * pass has found nothing to do, and then by its count.
   */
  private static Status.Backfill backfill(ResultSet row, State state, long failures)
      throws SQLException {
    boolean over = state.isAtLeast(State.BACKFILLED) && state != State.ROLLED_BACK;
    long all = row.getLong(over ? "counted" : "estimated");
    long behind = Math.round(row.getDouble("behind"));
    long done = over ? all : Math.max(0, Math.min(behind, all - 1));
    double rate = row.getDouble("rate");
    long remaining = all - done;
    String reason = row.getString("hold_reason");
    Timestamp since = row.getTimestamp("hold_since");
    return new Status.Backfill(
        done,
        all,
        remaining,
        rate,
        over ? Long.valueOf(0) : rate > 0 ? Long.valueOf(Math.round(remaining / rate)) : null,
        row.getLong("batches"),
        failures,
        done == 0 ? 0 : Math.min(1.0, (double) failures / done),
        reason == null || since == null ? null : new Status.Hold(reason, since.toInstant()));
  }

  private Optional<Status.Reconciliation> reconciliation(
      Connection connection, MigrationRecord record) throws SQLException {
    List<String> samples =
        Sql.list(
            connection,
            workshop
                .database()
                .control("SELECT row_key FROM $.mismatch WHERE migration = ? ORDER BY at LIMIT 10"),
            row -> row.getString(1),
            record.name().value());
    return workshop
        .journal()
        .passes()
        .newest(connection, record.name(), record.generation())
        .map(
            pass ->
                new Status.Reconciliation(
                    pass.checked(),
                    pass.mismatches(),
                    pass.mismatches() == 0 ? List.of() : samples,
                    pass.finishedAt()));
  }
}
