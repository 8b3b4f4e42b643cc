package dev.bellows.cli.command;

import dev.bellows.cli.migration.Reference;
import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.StatusList;
import dev.bellows.cli.view.StatusView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "status", header = "How a migration stands, or all of them.")
final class StatusCommand extends Answering {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE|NAME",
      description = "The migration; without it, all that the journal has.")
  private @Nullable String migration;

  StatusCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    if (migration == null) {
      return StatusList.of(desk().bellows().status());
    }
    Reference reference = desk().reference(migration);
    if (desk().isOnlyDeclared(reference)) {
      return StatusView.ofDeclared(reference.name());
    }
    return StatusView.of(desk().bellows().status(reference.name()));
  }
}
