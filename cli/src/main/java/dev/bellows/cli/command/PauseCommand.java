package dev.bellows.cli.command;

import dev.bellows.cli.migration.Reference;
import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.PauseView;
import dev.bellows.cli.view.StatusView;
import dev.bellows.model.MigrationName;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "pause",
    header = "Stop a migration, or all, after the current batch, until it is resumed.")
final class PauseCommand extends Answering {

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Scope scope = new Scope();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  PauseCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    String migration = scope.migration();
    if (migration == null) {
      desk().bellows().pauseAll(reason);
      return PauseView.ofAll(reason);
    }
    Reference reference = desk().reference(migration);
    if (desk().isOnlyDeclared(reference)) {
      desk().bellows().enter(reference.name());
    }
    MigrationName name = desk().journalled(reference);
    desk().bellows().pause(name, reason);
    return StatusView.after(desk().bellows().status(name));
  }
}
