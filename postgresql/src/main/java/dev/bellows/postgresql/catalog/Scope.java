package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Column;
import dev.bellows.engine.spi.Catalog.ExpressionCheck;
import dev.bellows.postgresql.sql.Names;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that an expression may use, as an empty table of them: the table's columns, and those
 * that the operation names itself, which hide a column of the same name.
 *
 * @param from what stands behind FROM, so that the columns are also found by the table's name
 */
record Scope(Scratch scratch, String from) {

  static Scope make(Scratch scratch, ExpressionCheck check) throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    for (Column column : check.table().columns()) {
      String collation = column.collation() == null ? "" : " COLLATE " + column.collation();
      types.put(column.name(), column.type() + collation);
    }
    types.putAll(check.names());
    List<String> columns = new ArrayList<>();
    types.forEach((name, type) -> columns.add(Names.quote(name) + " " + type));
    String name = scratch.name("scope");
    scratch.execute("CREATE TABLE %s (%s)".formatted(name, String.join(", ", columns)));
    return new Scope(scratch, name + " AS " + Names.quote(check.table().name().name()));
  }

  /**
   * What begins with the given words, goes on with an expression, then with other words, then with
   * this scope.
   */
  Wrapped wrap(String before, String expression, String after) {
    return new Wrapped(before + "\n", expression, "\n" + after + " FROM " + from);
  }

  /** A statement around an expression; line breaks keep its comments from hiding what follows. */
  record Wrapped(String before, String expression, String after) {
    String sql() {
      return before + expression + after;
    }

    Wrapped followedBy(String more) {
      return new Wrapped(before, expression, after + more);
    }

    /** Where in the expression a character of the statement stands, from 1; 0 where outside. */
    int within(int position) {
      int at = position - before.codePointCount(0, before.length());
      return at >= 1 && at <= expression.codePointCount(0, expression.length()) ? at : 0;
    }
  }
}
