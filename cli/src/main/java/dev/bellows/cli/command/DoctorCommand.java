package dev.bellows.cli.command;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.DoctorView;
import picocli.CommandLine.Command;

@Command(
    name = "doctor",
    header = "Whether Bellows can work with this server.",
    description = "Exit code 3 where it cannot.")
final class DoctorCommand extends Answering {

  DoctorCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    return DoctorView.of(desk().bellows().doctor());
  }
}
