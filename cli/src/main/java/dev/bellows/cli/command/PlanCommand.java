package dev.bellows.cli.command;

import dev.bellows.cli.migration.Reference;
import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.Length;
import dev.bellows.cli.view.PlanView;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.model.Migration;
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
    Length length = Length.of(full);
    Reference reference = reference();
    Migration migration = desk().declared(reference);
    Optional<MigrationRecord> record =
        desk().find(migration.name()).filter(it -> it.state().isAtLeast(State.EXPANDED));
    if (record.isEmpty()) {
      return PlanView.of(bellows().plan(migration), migration, length);
    }
    bellows().requireUnchanged(migration);
    return PlanView.ofJournal(record.get(), bellows().steps(migration.name()), migration, length);
  }
}
