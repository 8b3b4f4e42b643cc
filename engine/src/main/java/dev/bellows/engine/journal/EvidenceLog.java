package dev.bellows.engine.journal;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.database.Sql;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.MigrationName;
import dev.bellows.model.Verdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code evidence}: every piece ever measured. */
public final class EvidenceLog {

  private final Database database;

  public EvidenceLog(Database database) {
    this.database = database;
  }

  /**
   * A dated, measured fact with a verdict.
   *
   * @param measured what was found, in words and numbers
   * @param required what the gate asks for
   * @param reason why the verdict is what it is; empty for a plain PASS
   * @param expiresAt null where it does not expire by itself
   */
  public record Evidence(
      EvidenceKind kind,
      Verdict verdict,
      String measured,
      String required,
      String reason,
      Instant at,
      @Nullable Instant expiresAt) {}

  /** A piece of evidence, of the generation in which it was measured. */
  public record Measured(int generation, Evidence evidence) {}

  public void append(
      Connection connection, MigrationName migration, int generation, Evidence evidence)
      throws SQLException {
    Instant expires = evidence.expiresAt();
    Sql.update(
        connection,
        database.control(
            """
            INSERT INTO $.evidence (migration, generation, kind, verdict, measured, required, reason, at, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""),
        migration.value(),
        generation,
        evidence.kind().name(),
        evidence.verdict().name(),
        evidence.measured(),
        evidence.required(),
        evidence.reason(),
        Timestamp.from(evidence.at()),
        expires == null ? null : Timestamp.from(expires));
  }

  /** The newest piece of each kind in this generation. */
  public List<Evidence> latest(Connection connection, MigrationName migration, int generation)
      throws SQLException {
    return Sql.list(
        connection,
        database.control(
            """
            SELECT kind, verdict, measured, required, reason, at, expires_at FROM $.evidence e
             WHERE migration = ? AND generation = ?
               AND id = (SELECT max(id) FROM $.evidence l
                          WHERE l.migration = e.migration AND l.generation = e.generation AND l.kind = e.kind)
             ORDER BY kind"""),
        EvidenceLog::map,
        migration.value(),
        generation);
  }

  /** Every piece of a kind in this generation, oldest first. */
  public List<Evidence> all(
      Connection connection, MigrationName migration, int generation, EvidenceKind kind)
      throws SQLException {
    return Sql.list(
        connection,
        database.control(
            """
            SELECT kind, verdict, measured, required, reason, at, expires_at FROM $.evidence
             WHERE migration = ? AND generation = ? AND kind = ? ORDER BY id"""),
        EvidenceLog::map,
        migration.value(),
        generation,
        kind.name());
  }

  /** Every piece of every generation, oldest first. */
  public List<Measured> everything(Connection connection, MigrationName migration)
      throws SQLException {
    return Sql.list(
        connection,
        database.control(
            """
            SELECT generation, kind, verdict, measured, required, reason, at, expires_at FROM $.evidence
             WHERE migration = ? ORDER BY id"""),
        row -> new Measured(row.getInt("generation"), map(row)),
        migration.value());
  }

  private static Evidence map(ResultSet row) throws SQLException {
    return new Evidence(
        EvidenceKind.valueOf(row.getString("kind")),
        Verdict.valueOf(row.getString("verdict")),
        row.getString("measured"),
        row.getString("required"),
        row.getString("reason"),
        row.getTimestamp("at").toInstant(),
        Instants.of(row, "expires_at"));
  }
}
