package dev.bellows.client;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the client does every interval, on one connection: look at the flag, report the usage. */
final class Round {
  private final DataSource dataSource;
  private final ControlViews views;
  private final FlagWatch watch;
  private final Usage usage;
  private final Complaints complaints;

  Round(DataSource dataSource, ControlViews views, FlagWatch watch, Usage usage, Complaints to) {
    this.dataSource = dataSource;
    this.views = views;
    this.watch = watch;
    this.usage = usage;
    this.complaints = to;
  }

  /** Never throws what the database did; the next round tries again. */
  synchronized void run() {
    attempt(connection -> report(connection, watch.look(connection)));
  }

  /** The last round: reports and signs off. */
  synchronized void runLast() {
    attempt(
        connection -> {
          report(connection, views.flag(connection));
          views.signOff(connection);
        });
  }

  private void attempt(Work work) {
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(true);
      try {
        work.on(connection);
      } finally {
        connection.setAutoCommit(autoCommit);
      }
      complaints.over();
    } catch (SQLException | RuntimeException trouble) {
      complaints.about(trouble);
    }
  }

  private void report(Connection connection, Flag flag) throws SQLException {
    for (UsageKind kind : UsageKind.values()) {
      long count = usage.take(kind);
      // before expand there is nothing that a use could prove
      if (count > 0 && flag.isPresent()) {
        report(connection, kind, count);
      }
    }
  }

  private void report(Connection connection, UsageKind kind, long count) throws SQLException {
    boolean reported = false;
    try {
      views.report(connection, kind, count);
      reported = true;
    } finally {
      if (!reported) {
        usage.add(kind, count);
      }
    }
  }

  /** What one attempt does on its connection. */
  private interface Work {
    void on(Connection connection) throws SQLException;
  }
}
