package dev.bellows.engine.report;

import dev.bellows.engine.journal.Events.Event;
import dev.bellows.engine.journal.MigrationRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change ticket needs to know of a migration.
 *
 * @param description as declared, or null
 * @param attempts every execution of a phase, oldest first
 * @param walks every pass over a table, oldest first
 * @param decisions the events in which somebody decided something, oldest first
 */
public record Report(
    MigrationRecord record,
    @Nullable String description,
    Status status,
    List<Attempt> attempts,
    List<Walk> walks,
    List<Event> decisions) {

  /**
   * One execution of a phase.
   *
   * @param endedAt null while it goes on, or where it was killed and nobody took over
   * @param outcome DONE, TAKEN_OVER, a failure's category, or null
   */
  public record Attempt(
      String phase,
      String owner,
      String actor,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String outcome,
      @Nullable String message) {

    /** How long it took; null without an end. */
    public @Nullable Duration took() {
      return endedAt == null ? null : Duration.between(startedAt, endedAt);
    }
  }

  /**
   * One pass over a table.
   *
   * @param purpose FILL or RECONCILE
   * @param pass 0 is the first
   */
  public record Walk(
      String step,
      String purpose,
      int pass,
      long looked,
      long changed,
      long batches,
      long poisoned,
      long mismatches,
      Instant startedAt,
      @Nullable Instant finishedAt) {}
}
