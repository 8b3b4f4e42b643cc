package dev.bellows.engine.report;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.journal.Events.Subject;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.lifecycle.Command;
import dev.bellows.engine.lifecycle.Transitions;
import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.model.MigrationName;
import dev.bellows.model.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Debt: migrations expanded and not contracted. */
public final class Debts {

  private final Workshop workshop;

  public Debts(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * One migration whose two sides both exist.
   *
   * @param age since the expand
   * @param maxWindow how long the file allows
   * @param acceptedUntil until when somebody decided to live with it, or null
   * @param overdue whether the window is over and nobody accepts it
   */
  public record Debt(
      MigrationName name,
      State state,
      String owner,
      Duration age,
      Duration maxWindow,
      @Nullable Instant acceptedUntil,
      boolean overdue) {}

  /** Every open migration, oldest first. */
  public List<Debt> list() {
    return workshop.read(
        connection ->
            workshop.journal().migrations().all(connection).stream()
                .filter(record -> record.state().isOpen())
                .map(this::debt)
                .toList());
  }

  private Debt debt(MigrationRecord record) {
    Instant expanded = record.times().expandedAt();
    Duration age =
        Duration.between(
            expanded == null ? record.times().createdAt() : expanded, record.times().now());
    Duration window = workshop.migration(record).sync().maxWindow();
    Instant accepted = record.times().acceptedUntil();
    boolean covered = accepted != null && accepted.isAfter(record.times().now());
    return new Debt(
        record.name(),
        record.state(),
        record.author(),
        age,
        window,
        accepted,
        age.compareTo(window) > 0 && !covered);
  }

  /**
   * Writes down that somebody decides to live with both sides until a date.
   *
   * @throws BellowsException {@code debt.past} (exit 2) for a date that is over by the server's
   *     clock
   */
  public void accept(MigrationName name, Instant until, String reason) {
    workshop.transaction(
        connection -> {
          MigrationRecord record = workshop.record(connection, name);
          Transitions.require(name, record.state(), Command.DEBT_ACCEPT);
          requireComing(record, until);
          workshop.journal().migrations().accept(connection, name, until, reason);
          workshop
              .journal()
              .events()
              .append(
                  connection,
                  workshop.actor(),
                  Subject.of(name),
                  "DEBT_ACCEPTED",
                  "until %s: %s".formatted(until, reason));
          return record;
        });
  }

  private static void requireComing(MigrationRecord record, Instant until) {
    if (!until.isAfter(record.times().now())) {
      throw BellowsException.userError(
              "debt.past",
              "the debt of migration '%s' cannot be accepted until %s: that is over, it is %s on the server. Nothing was changed; give a day to come"
                  .formatted(record.name(), until, record.times().now()))
          .with("migration", record.name());
    }
  }
}
