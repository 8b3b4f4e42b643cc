package dev.bellows.cli.command;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.DebtView;
import picocli.CommandLine.Command;

@Command(
    name = "debt",
    header = "What was expanded and never contracted.",
    description = "Exit code 3 where something is over its window and nobody accepts it.")
final class DebtCommand extends Answering {

  DebtCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    return DebtView.of(desk().bellows().debt());
  }
}
