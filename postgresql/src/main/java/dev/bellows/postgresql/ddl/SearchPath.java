package dev.bellows.postgresql.ddl;

import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.PinnedPath;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Sets where the names in an expression from a file are looked up: as when it was planned. */
final class SearchPath {

  private static final Pattern LITERAL =
      Pattern.compile("[-+]?[\\d.]+|'(?:[^'\\\\]|'')*'|true|false|null|current_\\w+|now\\(\\)");

  private SearchPath() {}

  /** The statement, preceded within its transaction by the path that its expression needs. */
  static List<String> inTransaction(TableName table, String expression, String statement) {
    if (LITERAL.matcher(expression.strip().toLowerCase(Locale.ROOT)).matches()) {
      return List.of(statement);
    }
    return List.of("SET LOCAL " + setting(table), statement);
  }

  /** For the session, which every other statement of ours is indifferent to. */
  static String ofSession(TableName table) {
    return "SET " + setting(table);
  }

  static boolean isLocal(String statement) {
    return statement.startsWith("SET LOCAL search_path");
  }

  private static String setting(TableName table) {
    return "search_path = " + PinnedPath.of(table);
  }
}
