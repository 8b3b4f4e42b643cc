package dev.bellows.engine.lifecycle;

import dev.bellows.engine.journal.Events.Subject;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.model.MigrationName;

/** The commands {@code pause} and {@code resume}. */
public final class Pausing {

  private final Workshop workshop;

  public Pausing(Workshop workshop) {
    this.workshop = workshop;
  }

  /** Stops a migration after what it is doing now; it stays stopped until it is resumed. */
  public void pause(MigrationName name, String reason) {
    change(name, Command.PAUSE, workshop.actor().name(), reason);
  }

  /** Lets a migration go on. */
  public void resume(MigrationName name) {
    change(name, Command.RESUME, null, null);
  }

  private void change(
      MigrationName name,
      Command command,
      @org.jspecify.annotations.Nullable String actor,
      @org.jspecify.annotations.Nullable String reason) {
    workshop.transaction(
        connection -> {
          MigrationRecord record = workshop.record(connection, name);
          if (Transitions.require(name, record.state(), command) instanceof Transition.NoOp noOp) {
            workshop.remark("%s: %s".formatted(name, noOp.why()));
            return record;
          }
          workshop.journal().migrations().pause(connection, name, actor, reason);
          workshop
              .journal()
              .events()
              .append(
                  connection,
                  workshop.actor(),
                  Subject.of(name),
                  command == Command.PAUSE ? "PAUSED" : "RESUMED",
                  reason == null ? "" : reason);
          return record;
        });
  }

  /** The kill switch: nothing goes on until it is taken back. */
  public void pauseAll(String reason) {
    workshop.transaction(
        connection -> {
          workshop.journal().pauses().pauseAll(connection, workshop.actor(), reason);
          workshop
              .journal()
              .events()
              .append(
                  connection,
                  workshop.actor(),
                  new Subject(null, null, null),
                  "PAUSED_ALL",
                  reason);
          return reason;
        });
  }

  /** Takes the kill switch back. */
  public void resumeAll() {
    workshop.transaction(
        connection -> {
          workshop.journal().pauses().resumeAll(connection);
          workshop
              .journal()
              .events()
              .append(
                  connection, workshop.actor(), new Subject(null, null, null), "RESUMED_ALL", "");
          return connection;
        });
  }
}
