package dev.bellows.cli.command;

import dev.bellows.cli.migration.Reference;
import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.PlanView;
import dev.bellows.cli.view.PlanView.Length;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.model.State;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "plan",
    header = "Show every step, its SQL, its lock, what it costs and its undo.",
    description = "From EXPANDED on the journalled plan rules, and is shown.")
final class PlanCommand extends AboutMigration {

  @Option(names = "--full", description = "Long statements to their end.")
  private boolean full;

  PlanCommand(Desk desk) {
    super(desk);
  }

  @Override
  Answer answer() {
    Length length = full ? Length.FULL : Length.SHORTENED;
    Reference reference = reference();
    var declared = reference.declared();
    Optional<MigrationRecord> record =
        desk().find(reference.name()).filter(it -> it.state().isAtLeast(State.EXPANDED));
    if (record.isPresent()) {
      declared.ifPresent(bellows()::requireUnchanged);
      return PlanView.of(record.get(), bellows().steps(reference.name()), length);
    }
    return PlanView.of(bellows().plan(desk().declared(reference)), length);
  }
}
