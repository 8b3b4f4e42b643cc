package dev.bellows.cli.command;

import dev.bellows.cli.migration.Reference;
import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.PauseView;
import dev.bellows.cli.view.StatusView;
import dev.bellows.model.MigrationName;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

@Command(name = "resume", header = "Let a paused migration, or all, go on.")
final class ResumeCommand extends Answering {

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Scope scope = new Scope();

  ResumeCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    String migration = scope.migration();
    if (migration == null) {
      desk().bellows().resumeAll();
      return PauseView.ofAll(null);
    }
    Reference reference = desk().reference(migration);
    if (desk().isOnlyDeclared(reference)) {
      return StatusView.ofDeclared(reference.name());
    }
    MigrationName name = desk().journalled(reference);
    desk().bellows().resume(name);
    return StatusView.after(desk().bellows().status(name));
  }
}
