package dev.bellows.cli.command;

import static dev.bellows.engine.lifecycle.Command.ROLLBACK;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.Length;
import dev.bellows.cli.view.RollbackView;
import dev.bellows.engine.rollback.PlannedUndo;
import dev.bellows.engine.switching.Switch.Accept;
import dev.bellows.model.MigrationName;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "rollback",
    header = "Back to the old side, from any state before the drop.",
    description = "The file does not matter: what was journalled is taken back.")
final class RollbackCommand extends AboutMigration {

  @Option(names = "--dry-run", description = "Show what it would do, and change nothing.")
  private boolean dryRun;

  @Option(names = "--full", description = "Long statements to their end.")
  private boolean full;

  @Option(
      names = "--accept-data-loss",
      description = "Accept that values written since a one-way switch are lost for old readers.")
  private boolean acceptDataLoss;

  RollbackCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    if (findsNothing(ROLLBACK)) {
      return RollbackView.ofDeclared(reference().name(), dryRun);
    }
    MigrationName name = journalled();
    List<PlannedUndo> steps = bellows().rollbackDryRun(name);
    if (!dryRun) {
      bellows().rollback(name, acceptDataLoss ? Accept.DATA_LOSS : Accept.NOTHING);
    }
    return RollbackView.of(
        new RollbackView.Done(
            bellows().status(name),
            desk().rollback(name),
            dryRun,
            bellows().steps(name),
            steps,
            Length.of(full)));
  }
}
