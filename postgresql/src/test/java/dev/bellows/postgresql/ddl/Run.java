package dev.bellows.postgresql.ddl;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Block;
import dev.bellows.engine.spi.Script;
import dev.bellows.testkit.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs scripts as the engine does, or only their beginning. */
final class Run {

  private final Database database;

  Run(Database database) {
    this.database = database;
  }

  boolean done(Script script) throws SQLException {
    try (Connection connection = database.connect()) {
      return Sql.ask(connection, script.done());
    }
  }

  /** Brings the effect about unless it is there. */
  void toTheEnd(Script script) throws SQLException {
    if (!done(script)) {
      until(script, Integer.MAX_VALUE);
    }
  }

  void repair(Script script) throws SQLException {
    database.execute(script.repair().toArray(String[]::new));
  }

  /**
   * After how many statements the process can end with something else to show: after each that
   * stands alone, within a transaction, and after it.
   */
  static List<Integer> places(Script script) {
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at <= script.repair().size(); at++) {
      places.add(at);
    }
    int sum = script.repair().size();
    for (Block block : script.blocks()) {
      int size = block.statements().size();
      for (int at = block.mode() == Block.Mode.ALONE ? 1 : Math.max(1, size - 1);
          at <= size;
          at++) {
        places.add(sum + at);
      }
      sum += size;
    }
    return places;
  }

  /** Ends, as a killed process would, after so many statements. */
  void until(Script script, int statements) throws SQLException {
    int left = statements;
    try (Connection connection = database.connect()) {
      left = alone(connection, script.repair(), left);
      for (Block block : script.blocks()) {
        left =
            block.mode() == Block.Mode.ALONE
                ? alone(connection, block.statements(), left)
                : together(connection, block.statements(), left);
      }
    }
  }

  private static int alone(Connection connection, List<String> statements, int left)
      throws SQLException {
    for (String statement : statements.subList(0, Math.min(statements.size(), left))) {
      Sql.execute(connection, statement);
    }
    return Math.max(0, left - statements.size());
  }

  private static int together(Connection connection, List<String> statements, int left)
      throws SQLException {
    connection.setAutoCommit(false);
    alone(connection, statements, left);
    if (left >= statements.size()) {
      connection.commit();
    } else {
      connection.rollback();
    }
    connection.setAutoCommit(true);
    return Math.max(0, left - statements.size());
  }
}
