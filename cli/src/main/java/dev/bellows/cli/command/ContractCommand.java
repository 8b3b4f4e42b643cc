package dev.bellows.cli.command;

import dev.bellows.cli.output.Answer;
import dev.bellows.engine.contract.Contract.Overrides;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.MigrationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "contract",
    header = "Constraints, quarantine, soak, and the drop of the old side.",
    description = "Refused until the evidence passes. Goes as far as the soak allows.")
final class ContractCommand extends AboutMigration {

  @Option(
      names = "--override",
      paramLabel = "KIND",
      description = "Take a kind of evidence on yourself, such as old_reads; may be repeated.")
  private List<EvidenceKind> overrides = new ArrayList<>();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why evidence is overridden; stays in the journal for ever.")
  private @Nullable String reason;

  ContractCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    Overrides accepted = accepted();
    MigrationName name = unchanged(dev.bellows.engine.lifecycle.Command.CONTRACT);
    bellows().contract(name, accepted);
    return standing(name);
  }

  private Overrides accepted() {
    if (overrides.isEmpty()) {
      return Overrides.NONE;
    }
    if (reason == null || reason.isBlank()) {
      throw BellowsException.userError(
          "contract.reason",
          "--override %s needs a --reason, which stays in the journal. Nothing was done"
              .formatted(overrides));
    }
    return new Overrides(Set.copyOf(overrides), reason);
  }
}
