package dev.bellows.benchmarks;

import dev.bellows.cli.migration.FileDeclarations;
import dev.bellows.engine.Actor;
import dev.bellows.engine.Bellows;
import dev.bellows.engine.attempt.Attempt;
import dev.bellows.engine.attempt.CrashSeam;
import dev.bellows.engine.attempt.Stop;
import dev.bellows.engine.attempt.Timing;
import dev.bellows.engine.expand.Expand;
import dev.bellows.format.MigrationFile;
import dev.bellows.format.Syntax;
import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;
import dev.bellows.postgresql.PostgreSqlDialect;
import dev.bellows.testkit.Database;

/**
 * The backfill as the command executes it, with its defaults: sync in place, checkpoints, pacing,
 * lease and journal included.
 */
final class BellowsFill implements Fill {
  private static final String CONTROL_SCHEMA = "bellows";
  private static final MigrationName NAME = new MigrationName("widen-amount");
  private static final String FILE =
      """
      description: The amounts of orders outgrow an integer.
      table: orders
      operations:
        - change_type: {column: amount, type: bigint, as: amount_big}
      """;

  @Override
  public String name() {
    return "Bellows";
  }

  @Override
  public void prepare(Database database) {
    Bellows bellows = on(database);
    Migration migration = MigrationFile.read(NAME, FILE, Syntax.YAML);
    bellows.init();
    bellows.expand(migration, Expand.Accept.LOSSY);
  }

  @Override
  public void run(Database database) {
    on(database).backfill(NAME);
  }

  private static Bellows on(Database database) {
    var target =
        new dev.bellows.engine.database.Database(
            database::connect, new PostgreSqlDialect(CONTROL_SCHEMA), CONTROL_SCHEMA);
    Actor actor = new Actor("benchmark", "benchmark/1");
    Attempt.Context context =
        new Attempt.Context(
            target, actor, Timing.DEFAULT, new Stop(), notice -> {}, CrashSeam.NONE);
    return new Bellows(context, new FileDeclarations());
  }
}
