package dev.bellows.engine.journal;

import dev.bellows.engine.Actor;
import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.model.MigrationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table {@code approval}: who has reviewed which plan. */
public final class Approvals {

  private final Database database;

  public Approvals(Database database) {
    this.database = database;
  }

  /** A decision of a reviewer. */
  public record Approval(
      String planHash, boolean approved, String actor, @Nullable String reason, Instant at) {}

  public void append(
      Connection connection,
      MigrationName migration,
      String planHash,
      boolean approved,
      Actor actor,
      @Nullable String reason)
      throws SQLException {
    Sql.update(
        connection,
        database.control(
            "INSERT INTO $.approval (migration, plan_hash, approved, actor, reason) VALUES (?, ?, ?, ?, ?)"),
        migration.value(),
        planHash,
        approved,
        actor.name(),
        reason);
  }

  /** The newest decision. */
  public Optional<Approval> latest(Connection connection, MigrationName migration)
      throws SQLException {
    return Sql.first(
        connection,
        database.control(
            """
            SELECT plan_hash, approved, actor, reason, at FROM $.approval
             WHERE migration = ? ORDER BY id DESC LIMIT 1"""),
        row ->
            new Approval(
                row.getString("plan_hash"),
                row.getBoolean("approved"),
                row.getString("actor"),
                row.getString("reason"),
                row.getTimestamp("at").toInstant()),
        migration.value());
  }
}
