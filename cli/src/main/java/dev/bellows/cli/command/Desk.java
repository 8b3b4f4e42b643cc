package dev.bellows.cli.command;

import dev.bellows.cli.connection.Settings;
import dev.bellows.cli.migration.FileDeclarations;
import dev.bellows.cli.migration.Reference;
import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Printer;
import dev.bellows.cli.process.ProcessName;
import dev.bellows.cli.process.Surroundings;
import dev.bellows.cli.progress.ProgressDisplay;
import dev.bellows.engine.Actor;
import dev.bellows.engine.Bellows;
import dev.bellows.engine.attempt.Attempt;
import dev.bellows.engine.attempt.Stop;
import dev.bellows.engine.attempt.Timing;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.journal.MigrationRecord;
import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every command works at: the engine, the files, and the printer. Used by one thread. */
final class Desk {

  private final Surroundings surroundings;
  private final Stop stop;
  private final GlobalOptions options;
  private final ProgressDisplay progress;
  private @Nullable Bellows bellows;

  Desk(Surroundings surroundings, Stop stop, GlobalOptions options) {
    this.surroundings = surroundings;
    this.stop = stop;
    this.options = options;
    this.progress = ProgressDisplay.on(surroundings);
  }

  /** The engine; made at its first use, so that a wrong file is told before a wrong URL. */
  Bellows bellows() {
    Bellows made = bellows;
    if (made == null) {
      made = make();
      bellows = made;
    }
    return made;
  }

  private Bellows make() {
    Logging.begin(options.debug());
    Settings settings = settings();
    Actor actor = new Actor(settings.actor(), ProcessName.ofThisProcess());
    Timing timing = Patience.timing(options.patience());
    Attempt.Context context =
        new Attempt.Context(
            settings.database(), actor, timing, stop, progress, surroundings.seam());
    return new Bellows(context, new FileDeclarations());
  }

  private Settings settings() {
    return Settings.read(
        options.settings(),
        surroundings.environment(),
        surroundings.directory(),
        options.configuration());
  }

  String controlSchema() {
    return settings().controlSchema();
  }

  /** What the journalled migration says of a rollback. */
  Migration.Rollback rollback(MigrationName name) {
    return find(name)
        .flatMap(this::declaration)
        .map(Migration::rollback)
        .orElse(Migration.Rollback.DEFAULT);
  }

  /** Empty where an expand was refused before it had a plan to journal. */
  private Optional<Migration> declaration(MigrationRecord record) {
    return record.source().isEmpty()
        ? Optional.empty()
        : Optional.of(new FileDeclarations().read(record.name(), record.source()));
  }

  Path directory() {
    return surroundings.directory();
  }

  /** What {@code FILE|NAME} means here. */
  Reference reference(String text) {
    return Reference.of(text, surroundings.directory());
  }

  /** The journal's record; empty also where there is no journal yet. */
  Optional<MigrationRecord> find(MigrationName name) {
    try {
      return bellows().find(name);
    } catch (BellowsException e) {
      if (e.code().equals("control.missing")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether a file declares the migration and the journal has nothing of it: it is PLANNED. */
  boolean isOnlyDeclared(Reference reference) {
    return reference.file() != null && find(reference.name()).isEmpty();
  }

  /**
   * The name of a migration that the journal knows, or that nobody knows.
   *
   * @throws BellowsException {@code state.not-expanded} (exit 3) where only its file is there
   */
  MigrationName journalled(Reference reference) {
    if (isOnlyDeclared(reference)) {
      throw BellowsException.refused(
              "state.not-expanded",
              "migration '%s' is declared in %s and was never expanded, so there is nothing that the command could work on. Nothing was changed"
                  .formatted(reference.name(), reference.file()))
          .with("migration", reference.name());
    }
    return reference.name();
  }

  /** The migration as its file declares it, or else as the journal has it. */
  Migration declared(Reference reference) {
    return reference.declared().orElseGet(() -> journalled(reference.name()));
  }

  private Migration journalled(MigrationName name) {
    return find(name)
        .flatMap(this::declaration)
        .orElseThrow(
            () ->
                BellowsException.userError(
                        "migration.unknown",
                        "neither the folder '%s' nor the journal has a migration '%s'. Nothing was done"
                            .formatted(Reference.FOLDER, name))
                    .with("migration", name));
  }

  /** Ends what is drawn, then prints the answer; its exit code. */
  int print(Answer answer) {
    progress.close();
    return new Printer(surroundings.out(), options.output(), surroundings.style()).print(answer);
  }

  /** Ends what is drawn, also where the command failed. */
  void clear() {
    progress.close();
  }
}
