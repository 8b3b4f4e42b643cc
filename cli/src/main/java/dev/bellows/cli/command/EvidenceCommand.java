package dev.bellows.cli.command;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.EvidenceView;
import dev.bellows.model.MigrationName;
import picocli.CommandLine.Command;

@Command(
    name = "evidence",
    header = "Measure what the contract demands.",
    description = "Exit code 0 when the gate is open, 3 when not.")
final class EvidenceCommand extends AboutMigration {

  EvidenceCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    MigrationName name = unchanged(dev.bellows.engine.lifecycle.Command.EVIDENCE);
    return EvidenceView.of(name, bellows().evidence(name));
  }
}
