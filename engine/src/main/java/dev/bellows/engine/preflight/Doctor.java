package dev.bellows.engine.preflight;

import dev.bellows.engine.database.Database;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.preflight.Finding.Health;
import dev.bellows.engine.schema.Server;
import dev.bellows.engine.spi.ControlSchema.TableSize;
import dev.bellows.engine.spi.Sessions.Blocker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The command {@code doctor}: whether Bellows can work with this server, and what stands in its
 * way.
 */
public final class Doctor {

  private static final int LARGEST = 3;
  private static final long MUCH = 1_000_000_000;

  private final Database database;

  public Doctor(Database database) {
    this.database = database;
  }

  /** Looks, and changes nothing; what cannot be looked at is a finding too. */
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    try {
      database.read(
          connection -> {
            server(connection, findings);
            control(connection, findings);
            sessions(connection, findings);
            return connection;
          });
    } catch (BellowsException e) {
      findings.add(
          new Finding("connection", Health.PROBLEM, e.code(), String.valueOf(e.getMessage())));
    }
    return findings;
  }

  private void server(Connection connection, List<Finding> findings) throws SQLException {
    Server server = database.dialect().catalog().server(connection);
    findings.add(
        new Finding(
            "server", Health.OK, server.product() + " " + server.version() + " is supported", ""));
    findings.add(
        new Finding(
            "settings",
            Health.OK,
            "our sessions and functions pin "
                + String.join(
                    "; ",
                    server.pinned().entrySet().stream()
                        .map(it -> it.getKey() + " = " + it.getValue())
                        .toList()),
            ""));
  }

  private void control(Connection connection, List<Finding> findings) throws SQLException {
    boolean there = database.dialect().control().exists(connection, database.controlSchema());
    if (!there) {
      findings.add(
          new Finding(
              "control tables",
              Health.WARNING,
              "there are none in schema " + database.controlSchema(),
              "bellows init"));
      return;
    }
    findings.add(sizes(database.dialect().control().sizes(connection, database.controlSchema())));
  }

  private Finding sizes(List<TableSize> sizes) {
    long all = sizes.stream().mapToLong(TableSize::bytes).sum();
    String what =
        "they are in schema %s and take %s; the largest: %s"
            .formatted(
                database.controlSchema(),
                size(all),
                String.join(
                    ", ",
                    sizes.stream()
                        .limit(LARGEST)
                        .map(it -> it.table() + " " + size(it.bytes()))
                        .toList()));
    return all < MUCH
        ? new Finding("control tables", Health.OK, what, "")
        : new Finding(
            "control tables",
            Health.WARNING,
            what,
            "docs/control-tables.md says which rows may be removed by hand");
  }

  private static String size(long bytes) {
    return bytes < 1_000_000
        ? bytes / 1_000 + " kB"
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private void sessions(Connection connection, List<Finding> findings) throws SQLException {
    var sessions = database.dialect().sessions();
    List<Blocker> old = sessions.olderThan(connection, sessions.horizon(connection));
    findings.add(
        old.isEmpty()
            ? new Finding("open transactions", Health.OK, "none that a switch waited for", "")
            : new Finding(
                "open transactions",
                Health.WARNING,
                "a switch would wait for "
                    + String.join("; ", old.stream().map(Blocker::description).toList()),
                "let them end before the switch"));
  }
}
