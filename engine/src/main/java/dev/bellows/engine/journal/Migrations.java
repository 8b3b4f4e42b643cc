package dev.bellows.engine.journal;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.engine.plan.Plan;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.MigrationName;
import dev.bellows.model.State;
import dev.bellows.model.SwitchMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Table {@code migration}. */
public final class Migrations {

  private static final String SELECT =
      """
      SELECT name, state, source, declaration, plan_hash, switch_mode, lossy, one_way, evidence_kinds, author,
             generation, paused_by, paused_reason, horizon, created_at, expanded_at, switched_at, quarantined_at,
             accepted_until, CURRENT_TIMESTAMP AS now
        FROM $.migration""";

  private final Database database;

  public Migrations(Database database) {
    this.database = database;
  }

  public Optional<MigrationRecord> find(Connection connection, MigrationName name)
      throws SQLException {
    return Sql.first(
        connection, database.control(SELECT + " WHERE name = ?"), Migrations::map, name.value());
  }

  /** Every migration, oldest first. */
  public List<MigrationRecord> all(Connection connection) throws SQLException {
    return Sql.list(
        connection, database.control(SELECT + " ORDER BY created_at, name"), Migrations::map);
  }

  /** Enters a migration that is about to be planned, with a lease that nobody holds. */
  public void enter(Connection connection, MigrationName name, String author) throws SQLException {
    Sql.update(
        connection,
        database.control(
            """
            INSERT INTO $.migration (name, state, source, declaration, plan_hash, switch_mode, lossy, one_way,
              evidence_kinds, server, author, generation)
            VALUES (?, 'PLANNED', '', '', '', 'APPLICATION', false, false, '', '', ?, 0)"""),
        name.value(),
        author);
    Sql.update(
        connection,
        database.control("INSERT INTO $.lease (migration, token) VALUES (?, 0)"),
        name.value());
  }

  /** Writes the plan of an entered, a merely planned or a rolled back migration, as PLANNED. */
  public void write(Connection connection, Plan plan, String source, String author)
      throws SQLException {
    Sql.update(
        connection,
        database.control(
            """
            UPDATE $.migration
               SET state = 'PLANNED', source = ?, declaration = ?, plan_hash = ?, switch_mode = ?, lossy = ?,
                   one_way = ?, evidence_kinds = ?, server = ?, author = ?, generation = generation + 1,
                   expanded_at = NULL, switched_at = NULL, quarantined_at = NULL, accepted_until = NULL,
                   accepted_reason = NULL, changed_at = CURRENT_TIMESTAMP
             WHERE name = ?"""),
        source,
        plan.declaration(),
        plan.hash(),
        plan.switchMode().name(),
        plan.lossy(),
        plan.oneWay(),
        plan.evidence().stream().map(Enum::name).sorted().collect(Collectors.joining(",")),
        plan.server().product() + " " + plan.server().version(),
        author,
        plan.name().value());
  }

  /** Moves to a state, and notes when the states that have a time were reached. */
  public void advance(Connection connection, MigrationName name, State state) throws SQLException {
    String time =
        switch (state) {
          case EXPANDED -> ", expanded_at = CURRENT_TIMESTAMP";
          case SWITCHED -> ", switched_at = CURRENT_TIMESTAMP, quarantined_at = NULL";
          case QUARANTINED -> ", quarantined_at = CURRENT_TIMESTAMP";
          case VERIFIED, BACKFILLED -> ", switched_at = NULL";
          case PLANNED, CONTRACTED, ROLLED_BACK -> "";
        };
    Sql.update(
        connection,
        database.control(
            "UPDATE $.migration SET state = ?, changed_at = CURRENT_TIMESTAMP"
                + time
                + " WHERE name = ?"),
        state.name(),
        name.value());
  }

  /** Puts a file in the place of the journalled one that has the same plan. */
  public void source(Connection connection, MigrationName name, String source) throws SQLException {
    Sql.update(
        connection,
        database.control(
            "UPDATE $.migration SET source = ?, changed_at = CURRENT_TIMESTAMP WHERE name = ?"),
        source,
        name.value());
  }

  /** Notes the moment at which the last sweep ended. */
  public void horizon(Connection connection, MigrationName name, String horizon)
      throws SQLException {
    Sql.update(
        connection,
        database.control("UPDATE $.migration SET horizon = ? WHERE name = ?"),
        horizon,
        name.value());
  }

  /** Goes back to PLANNED and makes everything measured so far count no more. */
  public void startOver(Connection connection, MigrationName name) throws SQLException {
    Sql.update(
        connection,
        database.control(
            "UPDATE $.migration SET state = 'PLANNED', generation = generation + 1, switched_at = NULL WHERE name = ?"),
        name.value());
  }

  /** Pauses, or with nulls resumes. */
  public void pause(
      Connection connection, MigrationName name, @Nullable String actor, @Nullable String reason)
      throws SQLException {
    Sql.update(
        connection,
        database.control("UPDATE $.migration SET paused_by = ?, paused_reason = ? WHERE name = ?"),
        actor,
        reason,
        name.value());
  }

  /** Accepts to live with both sides until a date. */
  public void accept(Connection connection, MigrationName name, Instant until, String reason)
      throws SQLException {
    Sql.update(
        connection,
        database.control(
            "UPDATE $.migration SET accepted_until = ?, accepted_reason = ? WHERE name = ?"),
        Timestamp.from(until),
        reason,
        name.value());
  }

  private static MigrationRecord map(ResultSet row) throws SQLException {
    return new MigrationRecord(
        new MigrationName(row.getString("name")),
        State.valueOf(row.getString("state")),
        row.getString("source"),
        row.getString("declaration"),
        row.getString("plan_hash"),
        SwitchMode.valueOf(row.getString("switch_mode")),
        row.getBoolean("lossy"),
        row.getBoolean("one_way"),
        kinds(row.getString("evidence_kinds")),
        row.getString("author"),
        row.getInt("generation"),
        row.getString("paused_by"),
        row.getString("paused_reason"),
        row.getString("horizon"),
        new MigrationRecord.Times(
            row.getTimestamp("created_at").toInstant(),
            Instants.of(row, "expanded_at"),
            Instants.of(row, "switched_at"),
            Instants.of(row, "quarantined_at"),
            Instants.of(row, "accepted_until"),
            row.getTimestamp("now").toInstant()));
  }

  private static Set<EvidenceKind> kinds(String text) {
    return Arrays.stream(text.split(","))
        .filter(kind -> !kind.isEmpty())
        .map(EvidenceKind::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }
}
