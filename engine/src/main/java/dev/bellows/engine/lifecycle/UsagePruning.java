package dev.bellows.engine.lifecycle;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.model.Migration;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what readers and writers reported so long ago that no window of evidence can ask for it:
 * a week, or twice the longest window of the migration, whichever is longer. It never stops the
 * command that it comes after.
 */
final class UsagePruning {

  private static final Logger LOG = LoggerFactory.getLogger(UsagePruning.class);
  private static final Duration AT_LEAST = Duration.ofDays(7);

  private final Workshop workshop;

  UsagePruning(Workshop workshop) {
    this.workshop = workshop;
  }

  /** Prunes for every migration that the journal knows, each within bounds. */
  void run(Connection connection) {
    try {
      for (MigrationRecord record : workshop.journal().migrations().all(connection)) {
        Database.transaction(
            connection,
            it ->
                workshop
                    .journal()
                    .usages()
                    .prune(it, record.name(), record.times().now().minus(kept(record))));
      }
    } catch (SQLException | BellowsException e) {
      LOG.debug("old rows of table usage stay for now: {}", e.getMessage());
    }
  }

  /** How long the reports for a migration are kept. */
  private Duration kept(MigrationRecord record) {
    return record.source().isEmpty() ? AT_LEAST : longest(workshop.migration(record).evidence());
  }

  private static Duration longest(Migration.Evidence evidence) {
    return Stream.of(
            evidence.readShare().window(),
            evidence.oldReads().window(),
            evidence.oldWrites().window())
        .map(window -> window.multipliedBy(2))
        .reduce(AT_LEAST, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }
}
