package dev.bellows.engine.contract;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.journal.Events.Subject;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.lifecycle.Command;
import dev.bellows.engine.lifecycle.Transitions;
import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.model.Migration.Reviewer;
import dev.bellows.model.MigrationName;
import org.jspecify.annotations.Nullable;

/** The command {@code review}: a person decides on the contract. */
public final class Review {

  private final Workshop workshop;

  public Review(Workshop workshop) {
    this.workshop = workshop;
  }

  /** The decision. */
  public enum Decision {
    APPROVE,
    REJECT
  }

  /**
   * Writes the decision down.
   *
   * @throws BellowsException {@code state.not-switched}; {@code review.author} (exit 3) where the
   *     file asks for another reviewer than the author
   */
  public void decide(MigrationName name, Decision decision, @Nullable String reason) {
    workshop.transaction(
        connection -> {
          MigrationRecord record = workshop.record(connection, name);
          Transitions.require(name, record.state(), Command.REVIEW);
          requireOther(record, decision);
          boolean approved = decision == Decision.APPROVE;
          workshop
              .journal()
              .approvals()
              .append(connection, name, record.planHash(), approved, workshop.actor(), reason);
          workshop
              .journal()
              .events()
              .append(
                  connection,
                  workshop.actor(),
                  Subject.of(name),
                  approved ? "APPROVED" : "REJECTED",
                  "plan %s%s".formatted(record.planHash(), reason == null ? "" : ": " + reason));
          return record;
        });
  }

  private void requireOther(MigrationRecord record, Decision decision) {
    boolean author = record.author().equals(workshop.actor().name());
    boolean other = workshop.migration(record).evidence().review().by() == Reviewer.NOT_AUTHOR;
    if (decision == Decision.APPROVE && author && other) {
      throw BellowsException.refused(
          "review.author",
          "migration '%s' asks for another reviewer than its author '%s'. Nothing was changed"
              .formatted(record.name(), record.author()));
    }
  }
}
