package dev.bellows.postgresql.sweep;

import java.sql.SQLException;
import java.util.Set;

/** Errors that some row's data is at fault for, told by the class of their SQLSTATE. */
final class DataErrors {

  /**
   * Cardinality, data exception, constraint, errors of SQL and external routines, check option,
   * errors raised in PL/pgSQL.
   */
  private static final Set<String> CLASSES = Set.of("21", "22", "23", "2F", "38", "39", "44", "P0");

  private DataErrors() {}

  static boolean isOne(SQLException error) {
    String state = error.getSQLState();
    return state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2));
  }
}
