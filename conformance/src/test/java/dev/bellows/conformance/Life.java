package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.Actor;
import dev.bellows.engine.Bellows;
import dev.bellows.engine.attempt.Attempt;
import dev.bellows.engine.attempt.CrashSeam;
import dev.bellows.engine.attempt.Observer;
import dev.bellows.engine.attempt.Stop;
import dev.bellows.engine.attempt.Timing;
import dev.bellows.engine.contract.Contract;
import dev.bellows.engine.contract.Review.Decision;
import dev.bellows.engine.expand.Expand;
import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.engine.plan.Plan;
import dev.bellows.engine.report.Status;
import dev.bellows.engine.switching.Switch;
import dev.bellows.engine.verify.Verify;
import dev.bellows.engine.verify.VerifyResult;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Migration;
import dev.bellows.model.State;
import dev.bellows.model.Verdict;
import dev.bellows.testkit.Database;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;

/** One migration and the commands that lead it through its life, with short patience. */
final class Life {

  /** Nothing in a test keeps a lock longer than this. */
  static final Timing SHORT =
      new Timing(
          Duration.ofMillis(500),
          Duration.ofSeconds(3),
          Duration.ofMillis(300),
          Duration.ofSeconds(60),
          Duration.ofSeconds(3));

  private static final Duration WINDOWS = Duration.ofSeconds(30);

  private static final Set<EvidenceKind> UNREAD =
      Set.of(EvidenceKind.READ_SHARE, EvidenceKind.OLD_READS);

  private final Migration migration;
  private final Bellows bellows;

  private Life(Migration migration, Bellows bellows) {
    this.migration = migration;
    this.bellows = bellows;
  }

  /** Who works on the migration and how. */
  record Terms(
      ServerUnderTest server, String actor, Timing timing, Observer observer, CrashSeam seam) {

    static Terms on(Database database) {
      return on(ServerUnderTest.of(database));
    }

    static Terms on(ServerUnderTest server) {
      return new Terms(server, "ada", SHORT, Observer.SILENT, CrashSeam.NONE);
    }

    Terms timing(Timing other) {
      return new Terms(server, actor, other, observer, seam);
    }

    Terms observer(Observer other) {
      return new Terms(server, actor, timing, other, seam);
    }

    Terms seam(CrashSeam other) {
      return new Terms(server, actor, timing, observer, other);
    }
  }

  /** A life whose control tables stand. */
  static Life of(Database database, Migration migration) {
    Life life = of(Terms.on(database), migration);
    life.bellows().init();
    return life;
  }

  static Life of(Terms terms, Migration migration) {
    Actor actor = new Actor(terms.actor(), "conformance/" + ProcessHandle.current().pid());
    Attempt.Context context =
        new Attempt.Context(
            terms.server().database(),
            actor,
            terms.timing(),
            new Stop(),
            terms.observer(),
            terms.seam());
    return new Life(migration, new Bellows(context, new FileDeclarations()));
  }

  Bellows bellows() {
    return bellows;
  }

  Migration migration() {
    return migration;
  }

  Plan plan() {
    return bellows.plan(migration).plan();
  }

  void expand() {
    bellows.expand(migration, Expand.Accept.NOTHING);
  }

  void expandLossy() {
    bellows.expand(migration, Expand.Accept.LOSSY);
  }

  void backfill() {
    bellows.backfill(migration.name());
  }

  VerifyResult verify() {
    return bellows.verify(migration.name(), Verify.Mode.COMPARE);
  }

  /** Every row has to be consistent. */
  void verifyClean() {
    VerifyResult result = verify();
    assertThat(result.clean()).as("%s", result).isTrue();
  }

  void switchToNew(int percent) {
    bellows.switchToNew(migration.name(), percent, Switch.Accept.NOTHING);
  }

  void switchToOld() {
    bellows.switchToOld(migration.name(), Switch.Accept.NOTHING);
  }

  List<Evidence> evidence() {
    return bellows.evidence(migration.name());
  }

  /** Measures until every kind of evidence passes or does not apply. */
  void awaitEvidence() {
    awaitEvidence(Set.of());
  }

  /** The same where no client reports what it reads. */
  void awaitEvidenceUnread() {
    awaitEvidence(UNREAD);
  }

  private void awaitEvidence(Set<EvidenceKind> spared) {
    Awaitility.await("evidence")
        .atMost(WINDOWS)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () ->
                assertThat(evidence())
                    .filteredOn(it -> !spared.contains(it.kind()))
                    .allSatisfy(
                        it ->
                            assertThat(it.verdict())
                                .as("%s", it)
                                .isIn(Verdict.PASS, Verdict.NOT_APPLICABLE)));
  }

  void approve() {
    bellows.review(migration.name(), Decision.APPROVE, null);
  }

  State contract() {
    return bellows.contract(migration.name(), Contract.Overrides.NONE).state();
  }

  /** Where no client reports what it reads. */
  State contractUnread() {
    return bellows
        .contract(migration.name(), new Contract.Overrides(UNREAD, "there are no readers"))
        .state();
  }

  /** Runs the command until the gate opens. */
  void awaitQuarantinedUnread() {
    awaitUnread(State.QUARANTINED);
  }

  /** Runs the command until the gate is open, the soak over and the drop done. */
  void awaitContractedUnread() {
    awaitUnread(State.CONTRACTED);
  }

  private void awaitUnread(State goal) {
    Awaitility.await(goal.name())
        .atMost(WINDOWS)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsMatching(
            Refusals.withCode("soak.running").or(Refusals.withCode("gate.closed")))
        .until(() -> contractUnread() == goal);
  }

  /** Runs the command until the soak is over and the drop done. */
  void awaitContracted() {
    Awaitility.await("contracted")
        .atMost(WINDOWS)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsMatching(Refusals.withCode("soak.running"))
        .until(() -> contract() == State.CONTRACTED);
  }

  void rollback() {
    bellows.rollback(migration.name(), Switch.Accept.NOTHING);
  }

  /** The state; PLANNED also where the journal knows nothing yet. */
  State find() {
    return bellows.find(migration.name()).map(MigrationRecord::state).orElse(State.PLANNED);
  }

  State state() {
    return status().state();
  }

  Status status() {
    return bellows.status(migration.name());
  }
}
