package dev.bellows.cli.command;

import dev.bellows.cli.output.Answer;
import dev.bellows.engine.expand.Expand;
import dev.bellows.model.Migration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "expand", header = "Add the new side, and the sync that keeps both sides equal.")
final class ExpandCommand extends AboutMigration {

  @Option(
      names = "--accept-lossy",
      description = "Accept rows that do not come back after 'up' and 'down'.")
  private boolean acceptLossy;

  ExpandCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    Migration migration = desk().declared(reference());
    desk().find(migration.name()).ifPresent(record -> bellows().requireUnchanged(migration));
    bellows().expand(migration, acceptLossy ? Expand.Accept.LOSSY : Expand.Accept.NOTHING);
    return standing(migration.name());
  }
}
