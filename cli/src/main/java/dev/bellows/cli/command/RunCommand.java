package dev.bellows.cli.command;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.RunView;
import dev.bellows.model.Migration;
import dev.bellows.model.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "run",
    header = "Phase after phase, as far as the gates allow.",
    description = "Exit code 3 with what it waits for, where that is not to the end.")
final class RunCommand extends AboutMigration {

  @Option(
      names = "--until",
      paramLabel = "STATE",
      description = "Where to stop, from EXPANDED to CONTRACTED (default: CONTRACTED).")
  private State until = State.CONTRACTED;

  RunCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    Migration migration = desk().declared(reference());
    desk().find(migration.name()).ifPresent(record -> bellows().requireUnchanged(migration));
    return RunView.of(migration.name(), bellows().run(migration, until));
  }
}
