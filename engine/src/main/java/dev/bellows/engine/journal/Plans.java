package dev.bellows.engine.journal;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.plan.Plan;
import dev.bellows.engine.plan.Step;
import dev.bellows.model.MigrationName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tables {@code step} and {@code step_text}: the steps of a plan, so that any of them can be run or
 * taken back without the code that planned it.
 */
public final class Plans {

  private final Database database;

  public Plans(Database database) {
    this.database = database;
  }

  /** Writes the steps of a plan in the place of those that stand. */
  public void write(Connection connection, Plan plan) throws SQLException {
    String migration = plan.name().value();
    Sql.update(connection, database.control("DELETE FROM $.step WHERE migration = ?"), migration);
    int position = 0;
    for (Step step : plan.steps()) {
      write(connection, migration, position++, StepRow.of(step));
    }
  }

  private void write(Connection connection, String migration, int position, StepRow row)
      throws SQLException {
    Sql.update(
        connection,
        database.control(
            """
            INSERT INTO $.step (migration, position, id, kind, stage, table_schema, table_name, summary, lock_mode,
              blocks, rewrites)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""),
        migration,
        position,
        row.id(),
        row.kind(),
        row.stage(),
        row.table().schema(),
        row.table().name(),
        row.summary(),
        row.lock(),
        row.blocks(),
        row.rewrites());
    for (StepRow.Text text : row.texts()) {
      Sql.update(
          connection,
          database.control(
              "INSERT INTO $.step_text (migration, step, part, position, name, text) VALUES (?, ?, ?, ?, ?, ?)"),
          migration,
          row.id(),
          text.part(),
          text.position(),
          text.name(),
          text.text());
    }
  }

  /** The journalled steps, in order. */
  public List<Step> steps(Connection connection, MigrationName migration) throws SQLException {
    List<StepRow.Text> texts =
        Sql.list(
            connection,
            database.control(
                """
                SELECT step, part, position, name, text FROM $.step_text
                 WHERE migration = ? ORDER BY step, part, position"""),
            row ->
                new StepRow.Text(
                    row.getString("step"),
                    row.getString("part"),
                    row.getInt("position"),
                    row.getString("name"),
                    row.getString("text")),
            migration.value());
    List<StepRow> rows =
        Sql.list(
            connection,
            database.control("SELECT * FROM $.step WHERE migration = ? ORDER BY position"),
            row -> map(row, texts),
            migration.value());
    List<Step> steps = new ArrayList<>();
    rows.forEach(row -> steps.add(row.step()));
    return steps;
  }

  private static StepRow map(ResultSet row, List<StepRow.Text> texts) throws SQLException {
    String id = row.getString("id");
    return new StepRow(
        id,
        row.getString("kind"),
        row.getString("stage"),
        new dev.bellows.model.TableName(row.getString("table_schema"), row.getString("table_name")),
        row.getString("summary"),
        row.getString("lock_mode"),
        row.getString("blocks"),
        row.getBoolean("rewrites"),
        texts.stream().filter(text -> text.step().equals(id)).toList());
  }

  /** Notes that a step has been done, or with {@code NOT_DONE} that it was taken back. */
  public void mark(Connection connection, MigrationName migration, String step, Mark mark)
      throws SQLException {
    Sql.update(
        connection,
        database.control(
            "UPDATE $.step SET done_at = "
                + (mark == Mark.DONE ? "CURRENT_TIMESTAMP" : "NULL")
                + " WHERE migration = ? AND id = ?"),
        migration.value(),
        step);
  }

  /** Whether a step's effect is there, as the journal remembers it; the catalog decides. */
  public enum Mark {
    DONE,
    NOT_DONE
  }

  /** The ids of the steps that are done. */
  public Set<String> done(Connection connection, MigrationName migration) throws SQLException {
    return Sql.list(
            connection,
            database.control("SELECT id FROM $.step WHERE migration = ? AND done_at IS NOT NULL"),
            row -> row.getString(1),
            migration.value())
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }
}
