package dev.bellows.cli.command;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.HistoryView;
import dev.bellows.model.MigrationName;
import picocli.CommandLine.Command;

@Command(name = "history", header = "Everything that happened to a migration.")
final class HistoryCommand extends AboutMigration {

  HistoryCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    MigrationName name = journalled();
    return HistoryView.of(name, bellows().history(name));
  }
}
