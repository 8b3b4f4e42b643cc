package dev.bellows.cli.command;

import dev.bellows.cli.migration.Reference;
import dev.bellows.cli.output.Answer;
import dev.bellows.cli.view.StatusView;
import dev.bellows.engine.Bellows;
import dev.bellows.engine.lifecycle.Command;
import dev.bellows.engine.lifecycle.Transitions;
import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;
import dev.bellows.model.State;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** A command about one migration. */
abstract class AboutMigration extends Answering {

  @Parameters(
      paramLabel = "FILE|NAME",
      description =
          "A file (with a slash or .yaml, .yml, .json), or a name: migrations/NAME.yaml, then the journal.")
  private String migration = "";

  AboutMigration(Desk desk) {
    super(desk);
  }

  final Bellows bellows() {
    return desk().bellows();
  }

  final Reference reference() {
    return desk().reference(migration);
  }

  /**
   * The name of a migration that the journal knows, for commands that must work whatever has become
   * of its file.
   *
   * @throws dev.bellows.engine.failure.BellowsException {@code state.not-expanded} (exit 3) where
   *     only the file is there
   */
  final MigrationName journalled() {
    return desk().journalled(reference());
  }

  /**
   * Whether only a file knows the migration, so that the command, which the table of transitions
   * allows or calls a no-op, finds nothing to do.
   *
   * @throws dev.bellows.engine.failure.BellowsException where the table refuses it in PLANNED
   */
  final boolean findsNothing(Command command) {
    boolean onlyDeclared = desk().isOnlyDeclared(reference());
    if (onlyDeclared) {
      Transitions.require(reference().name(), State.PLANNED, command);
    }
    return onlyDeclared;
  }

  /**
   * The same for a phase, which refuses to go on with a file that has changed.
   *
   * @throws dev.bellows.engine.failure.BellowsException {@code plan.changed} (exit 3)
   */
  final MigrationName unchanged(Command command) {
    Reference reference = reference();
    Optional<Migration> declared = reference.declared();
    findsNothing(command);
    MigrationName name = journalled();
    declared.ifPresent(bellows()::requireUnchanged);
    return name;
  }

  /** How the migration stands after the command. */
  final Answer standing(MigrationName name) {
    return StatusView.after(bellows().status(name));
  }
}
