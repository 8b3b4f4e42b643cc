package dev.bellows.cli.command;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.ReportView;
import picocli.CommandLine.Command;

@Command(
    name = "report",
    header = "What a change ticket needs, in Markdown: phases measured, decisions, evidence.")
final class ReportCommand extends AboutMigration {

  ReportCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    return ReportView.of(bellows().report(journalled()));
  }
}
