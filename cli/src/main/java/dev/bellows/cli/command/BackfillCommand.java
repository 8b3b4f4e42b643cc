package dev.bellows.cli.command;

import dev.bellows.cli.output.Answer;
import dev.bellows.model.MigrationName;
import picocli.CommandLine.Command;

@Command(name = "backfill", header = "Fill the new side of every row; continues where it ended.")
final class BackfillCommand extends AboutMigration {

  BackfillCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    MigrationName name = unchanged(dev.bellows.engine.lifecycle.Command.BACKFILL);
    reference().declared().ifPresentOrElse(bellows()::backfill, () -> bellows().backfill(name));
    return standing(name);
  }
}
