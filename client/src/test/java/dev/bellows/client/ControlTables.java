package dev.bellows.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.DatabaseTemplate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** A database with the control tables as Bellows makes them, and one migration. */
final class ControlTables implements DatabaseTemplate {
  static final String MIGRATION = "split-customer-name";

  private static final Path DEFINITION =
      Path.of("../postgresql/src/main/resources/dev/bellows/postgresql/control-1.sql");

  @Override
  public void prepare(Database database) throws SQLException {
    database.execute("CREATE SCHEMA bellows");
    for (String statement : definition().replace("${schema}", "bellows").split("(?m)^;;$", -1)) {
      if (!statement.isBlank()) {
        database.execute(statement);
      }
    }
    database.update(
        """
        INSERT INTO bellows.migration
          (name, state, source, declaration, plan_hash, switch_mode, lossy, one_way, evidence_kinds, server, author)
        VALUES (?, 'EXPANDED', '', '', '', 'APPLICATION', false, false, '', '', 'a test')
        """,
        MIGRATION);
  }

  static void setFlag(Database database, String reads, int percent, long version)
      throws SQLException {
    database.update(
        """
        INSERT INTO bellows.flag (migration, reads, percent, version) VALUES (?, ?, ?, ?)
        ON CONFLICT (migration) DO UPDATE
        SET reads = excluded.reads, percent = excluded.percent, version = excluded.version
        """,
        MIGRATION,
        reads,
        percent,
        version);
  }

  static long used(Database database, UsageKind kind) throws SQLException {
    return database.number(
        "SELECT coalesce(sum(count), 0) FROM bellows.usage WHERE kind = ? AND source = 'client'",
        kind.name());
  }

  private static String definition() {
    try {
      return Files.readString(DEFINITION, UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
