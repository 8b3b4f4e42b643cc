package dev.bellows.engine.run;

import dev.bellows.engine.contract.Contract;
import dev.bellows.engine.evidence.Collection;
import dev.bellows.engine.evidence.Gate;
import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.engine.report.StatusReader;
import dev.bellows.engine.verify.Verify;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.MigrationName;
import dev.bellows.model.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The last stretch of a run: soak and evidence first, and only then the contract. */
final class ContractMove {

  private final Workshop workshop;

  ContractMove(Workshop workshop) {
    this.workshop = workshop;
  }

  /** Contracts as far as it may; what it waits for where that is not to the end. */
  Optional<String> go(MigrationName name) {
    Optional<Instant> soaking = soaking(name);
    if (soaking.isPresent()) {
      return soaking.map(ContractMove::soak);
    }
    List<Evidence> closing = closing(name);
    if (closing.stream().anyMatch(piece -> piece.kind() == EvidenceKind.RECONCILIATION)) {
      new Verify(workshop).run(name, Verify.Mode.COMPARE);
      closing = closing(name);
    }
    if (!closing.isEmpty()) {
      return Optional.of(evidence(closing));
    }
    Contract.Outcome outcome = new Contract(workshop).run(name, Contract.Overrides.NONE);
    return Optional.ofNullable(outcome.soakEndsAt()).map(ContractMove::soak);
  }

  private Optional<Instant> soaking(MigrationName name) {
    return workshop.read(
        connection -> {
          var record = workshop.record(connection, name);
          return record.state() == State.QUARANTINED
              ? Optional.ofNullable(new StatusReader(workshop).of(name).soakEndsAt())
                  .filter(end -> end.isAfter(record.times().now()))
              : Optional.empty();
        });
  }

  private List<Evidence> closing(MigrationName name) {
    return Gate.closing(
        workshop.transaction(
            connection ->
                new Collection(workshop).collect(connection, workshop.record(connection, name))));
  }

  private static String soak(Instant end) {
    return "the end of the soak at " + end;
  }

  private static String evidence(List<Evidence> closing) {
    return closing.stream()
        .map(
            piece ->
                "%s, which is %s (measured %s, required %s)"
                    .formatted(piece.kind(), piece.verdict(), piece.measured(), piece.required()))
        .collect(Collectors.joining("; ", "evidence: ", ""));
  }
}
