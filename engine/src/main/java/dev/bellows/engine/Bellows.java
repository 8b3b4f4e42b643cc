package dev.bellows.engine;

import dev.bellows.engine.attempt.Attempt;
import dev.bellows.engine.backfill.Backfill;
import dev.bellows.engine.contract.Contract;
import dev.bellows.engine.contract.Review;
import dev.bellows.engine.database.Database;
import dev.bellows.engine.evidence.Collection;
import dev.bellows.engine.expand.Expand;
import dev.bellows.engine.journal.Events.Event;
import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.journal.Flags.Flag;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.lifecycle.Command;
import dev.bellows.engine.lifecycle.Pausing;
import dev.bellows.engine.lifecycle.RunResult;
import dev.bellows.engine.lifecycle.Transitions;
import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.preflight.Doctor;
import dev.bellows.engine.preflight.Finding;
import dev.bellows.engine.preflight.Preflight;
import dev.bellows.engine.report.Debts;
import dev.bellows.engine.report.Report;
import dev.bellows.engine.report.ReportReader;
import dev.bellows.engine.report.Status;
import dev.bellows.engine.report.StatusReader;
import dev.bellows.engine.rollback.PlannedUndo;
import dev.bellows.engine.rollback.Rollback;
import dev.bellows.engine.run.RunToState;
import dev.bellows.engine.switching.Switch;
import dev.bellows.engine.verify.Verify;
import dev.bellows.engine.verify.VerifyResult;
import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;
import dev.bellows.model.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one door to the engine: a method for each command, which names the class that does it. Every
 * method may throw {@link dev.bellows.engine.failure.BellowsException}; what it says holds.
 *
 * <p>Used by one thread; a {@link dev.bellows.engine.attempt.Stop} in the context may be asked from
 * another.
 */
public final class Bellows {

  private final Workshop workshop;

  public Bellows(Attempt.Context context, Declarations declarations) {
    this.workshop = new Workshop(context, declarations);
  }

  private Database database() {
    return workshop.database();
  }

  /** Makes or upgrades the control tables. */
  public void init() {
    database()
        .read(
            connection -> {
              database().dialect().control().make(connection, database().controlSchema());
              return connection;
            });
  }

  /** Plans a migration against the server, and changes nothing. */
  public Preflight.Report plan(Migration migration) {
    return new Expand(workshop).preview(migration);
  }

  /** The journalled steps of a migration, in order. */
  public List<Step> steps(MigrationName name) {
    return workshop.read(connection -> workshop.journal().plans().steps(connection, name));
  }

  /** The journal's record of a migration, if it has one. */
  public Optional<MigrationRecord> find(MigrationName name) {
    return workshop.read(connection -> workshop.journal().migrations().find(connection, name));
  }

  /**
   * Refuses to go on with a file that differs from the journalled plan; no-op before the expand.
   *
   * @throws dev.bellows.engine.failure.BellowsException {@code plan.changed} (exit 3)
   */
  public void requireUnchanged(Migration migration) {
    new Expand(workshop).requireUnchanged(migration);
  }

  /** EXPAND: new columns, sync, and indexes that need no new column. */
  public void expand(Migration migration, Expand.Accept accept) {
    new Expand(workshop).run(migration, accept);
  }

  /** BACKFILL: fills every row, then builds the indexes on the new columns. */
  public void backfill(MigrationName name) {
    new Backfill(workshop).run(name);
  }

  /**
   * The same with the settings of a file whose plan is the journalled one; they are journalled and
   * rule from now on.
   *
   * @throws dev.bellows.engine.failure.BellowsException {@code plan.changed} (exit 3)
   */
  public void backfill(Migration given) {
    requireUnchanged(given);
    new Backfill(workshop).run(given);
  }

  /** VERIFY: compares every row, and counts what a coming constraint would refuse. */
  public VerifyResult verify(MigrationName name, Verify.Mode mode) {
    return new Verify(workshop).run(name, mode);
  }

  /** SWITCH: moves readers to the new side. */
  public Flag switchToNew(MigrationName name, int percent, Switch.Accept accept) {
    return new Switch(workshop).toNew(name, percent, accept);
  }

  /** Moves readers back to the old side. */
  public Flag switchToOld(MigrationName name, Switch.Accept accept) {
    return new Switch(workshop).toOld(name, accept);
  }

  /** Measures every kind of evidence now, and writes it down. */
  public List<Evidence> evidence(MigrationName name) {
    return workshop.transaction(
        connection -> {
          MigrationRecord record = workshop.record(connection, name);
          Transitions.require(name, record.state(), Command.EVIDENCE);
          return new Collection(workshop).collect(connection, record);
        });
  }

  /** A person's decision on the contract. */
  public void review(MigrationName name, Review.Decision decision, @Nullable String reason) {
    new Review(workshop).decide(name, decision, reason);
  }

  /** CONTRACT: constraints, quarantine, and after the soak the drop. */
  public Contract.Outcome contract(MigrationName name, Contract.Overrides overrides) {
    return new Contract(workshop).run(name, overrides);
  }

  /** Back to the old side. */
  public void rollback(MigrationName name, Switch.Accept accept) {
    new Rollback(workshop).run(name, accept);
  }

  /**
   * Phase after phase, until the goal is reached or a person has to decide.
   *
   * @param goal from EXPANDED to CONTRACTED
   */
  public RunResult run(Migration migration, State goal) {
    return new RunToState(workshop).run(migration, goal);
  }

  /** What {@link #rollback} would do now. */
  public List<PlannedUndo> rollbackDryRun(MigrationName name) {
    return new Rollback(workshop).dryRun(name);
  }

  public Status status(MigrationName name) {
    return new StatusReader(workshop).of(name);
  }

  /** Every migration's status, oldest first. */
  public List<Status> status() {
    return new StatusReader(workshop).all();
  }

  /** Everything that happened to a migration, oldest first. */
  public List<Event> history(MigrationName name) {
    return workshop.read(
        connection -> {
          workshop.record(connection, name);
          return workshop.journal().events().of(connection, name);
        });
  }

  /** What a change ticket needs to know of a migration. */
  public Report report(MigrationName name) {
    return new ReportReader(workshop).of(name);
  }

  /** Migrations expanded and not contracted. */
  public List<Debts.Debt> debt() {
    return new Debts(workshop).list();
  }

  /** Decides to live with both sides until a date. */
  public void acceptDebt(MigrationName name, Instant until, String reason) {
    new Debts(workshop).accept(name, until, reason);
  }

  /** Enters a migration that is declared into the journal, as PLANNED; no-op where it is there. */
  public void enter(MigrationName name) {
    workshop.enter(name);
  }

  public void pause(MigrationName name, String reason) {
    new Pausing(workshop).pause(name, reason);
  }

  public void resume(MigrationName name) {
    new Pausing(workshop).resume(name);
  }

  /** The kill switch. */
  public void pauseAll(String reason) {
    new Pausing(workshop).pauseAll(reason);
  }

  public void resumeAll() {
    new Pausing(workshop).resumeAll();
  }

  /** Whether Bellows can work with this server. */
  public List<Finding> doctor() {
    return new Doctor(database()).look();
  }

  /** The kinds of evidence that apply to a migration. */
  public Set<dev.bellows.model.EvidenceKind> applicable(MigrationName name) {
    return workshop.read(connection -> workshop.record(connection, name)).evidence();
  }
}
