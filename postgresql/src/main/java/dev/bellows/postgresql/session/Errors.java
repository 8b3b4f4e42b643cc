package dev.bellows.postgresql.session;

import dev.bellows.engine.spi.Sessions.ErrorClass;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What SQLSTATEs mean. */
final class Errors {

  /** serialization_failure, deadlock_detected, lock_not_available. */
  private static final Set<String> RETRY = Set.of("40001", "40P01", "55P03");

  /** query_canceled: the statement timeout, or somebody. */
  private static final Set<String> TOO_LONG = Set.of("57014");

  /**
   * statement_completion_unknown, too_many_connections, the shutdowns, cannot_connect_now,
   * database_dropped, and the timeouts that end a session.
   */
  private static final Set<String> DISCONNECTED =
      Set.of("40003", "53300", "57P01", "57P02", "57P03", "57P05", "25P03", "25P04");

  /** invalid_catalog_name. */
  private static final Set<String> CREDENTIALS = Set.of("3D000");

  private static final Set<String> PRIVILEGE = Set.of("42501");

  /** program_limit_exceeded: a value is too long for an index. */
  private static final Set<String> DATA = Set.of("54000");

  /** Classes of the server; any other one was made up by somebody's RAISE. */
  private static final Set<String> SERVER_CLASSES =
      Set.of(
          "00", "01", "02", "03", "08", "09", "0A", "0B", "0F", "0L", "0P", "0Z", "10", "20", "21",
          "22", "23", "24", "25", "26", "27", "28", "2B", "2D", "2F", "34", "38", "39", "3B", "3D",
          "3F", "40", "42", "44", "53", "54", "55", "57", "58", "72", "99", "F0", "HV", "P0", "XX");

  /** case_not_found, cardinality, data, integrity, WITH CHECK OPTION, PL/pgSQL's RAISE. */
  private static final Set<String> DATA_CLASSES = Set.of("20", "21", "22", "23", "44", "P0");

  private Errors() {}

  static ErrorClass classify(SQLException error) {
    String state = error.getSQLState();
    if (state == null || state.length() != 5) {
      return brokenOff(error) ? ErrorClass.DISCONNECTED : ErrorClass.OTHER;
    }
    if (RETRY.contains(state)) {
      return ErrorClass.RETRY;
    }
    if (TOO_LONG.contains(state)) {
      return ErrorClass.TOO_LONG;
    }
    if (DISCONNECTED.contains(state) || state.startsWith("08")) {
      return ErrorClass.DISCONNECTED;
    }
    if (CREDENTIALS.contains(state) || state.startsWith("28")) {
      return ErrorClass.CREDENTIALS;
    }
    if (PRIVILEGE.contains(state)) {
      return ErrorClass.PRIVILEGE;
    }
    return ofData(state) ? ErrorClass.DATA : ErrorClass.OTHER;
  }

  private static boolean ofData(String state) {
    String stateClass = state.substring(0, 2);
    return DATA.contains(state)
        || DATA_CLASSES.contains(stateClass)
        || !SERVER_CLASSES.contains(stateClass);
  }

  private static boolean brokenOff(SQLException error) {
    for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
