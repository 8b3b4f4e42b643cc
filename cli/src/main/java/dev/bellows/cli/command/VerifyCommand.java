package dev.bellows.cli.command;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.VerifyView;
import dev.bellows.engine.verify.Verify;
import dev.bellows.model.MigrationName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    header = "Compare both sides of every row.",
    description = "Exit code 3 where rows differ or cannot be transformed.")
final class VerifyCommand extends AboutMigration {

  @Option(names = "--repair", description = "Write rows that differ from the source of truth.")
  private boolean repair;

  VerifyCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    MigrationName name = unchanged(dev.bellows.engine.lifecycle.Command.VERIFY);
    return VerifyView.of(
        name, bellows().verify(name, repair ? Verify.Mode.REPAIR : Verify.Mode.COMPARE));
  }
}
