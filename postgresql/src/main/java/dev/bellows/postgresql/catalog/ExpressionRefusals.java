package dev.bellows.postgresql.catalog;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.schema.Column;
import dev.bellows.engine.spi.Catalog.ExpressionCheck;
import dev.bellows.postgresql.catalog.Scope.Wrapped;
import dev.bellows.postgresql.sql.Names;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an expression must not be, and the words to say so. All exit 2. */
final class ExpressionRefusals {
  private static final String INVALID = "expression.invalid";

  /** Classes of SQLSTATE that blame the statement, not the server. */
  private static final Set<String> BLAMING = Set.of("0A", "22", "23", "2B", "2F", "42", "P0", "XX");

  private static final String WHOLE_ROW = "reads the whole row; write the columns by name";

  private static final Map<String, String> FIELDS =
      Map.of(
          "hasAggs true", "calls an aggregate function",
          "hasWindowFuncs true", "calls a window function",
          "hasTargetSRFs true", "calls a function that returns a set",
          "hasSubLinks true", "has a sub-select",
          "varattno 0", WHOLE_ROW);

  private final ExpressionCheck check;

  ExpressionRefusals(ExpressionCheck check) {
    this.check = check;
  }

  void refuseBlank() {
    if (check.sql().isBlank()) {
      throw refusal(INVALID, "is empty");
    }
  }

  void refuse(ExpressionFacts facts) {
    if (facts.columns() != 1) {
      throw refusal(INVALID, WHOLE_ROW);
    }
    FIELDS.forEach(
        (field, what) -> {
          if (facts.stored().says(field)) {
            throw refusal(INVALID, what);
          }
        });
    if (!facts.systemColumns().isEmpty()) {
      throw refusal(INVALID, "reads the system column " + facts.systemColumns().get(0));
    }
    refuseHidden(facts);
    refuseGenerated(facts);
  }

  private void refuseHidden(ExpressionFacts facts) {
    Set<String> hidden = own(facts);
    hidden.retainAll(check.hidden());
    if (!hidden.isEmpty()) {
      throw refusal(
          "expression.reads-owned",
          "reads %s; it may read its own sides and columns that no operation of the file owns"
              .formatted(named(hidden)));
    }
  }

  private void refuseGenerated(ExpressionFacts facts) {
    List<String> generated =
        check.table().columns().stream()
            .filter(it -> it.origin() == Column.Origin.GENERATED)
            .map(Column::name)
            .toList();
    Set<String> read = own(facts);
    read.retainAll(generated);
    if (check.target() != null && !read.isEmpty()) {
      throw refusal(
          INVALID,
          "reads %s, which is generated after the sync's trigger has run and is NULL in it; write out what it is generated from"
              .formatted(named(read)));
    }
  }

  /** The table's own columns that it reads; a name of the operation hides one. */
  private Set<String> own(ExpressionFacts facts) {
    Set<String> own = new TreeSet<>(facts.reads());
    own.removeAll(check.names().keySet());
    return own;
  }

  private static String named(Set<String> columns) {
    return columns.stream().map(Names::quote).collect(Collectors.joining(", "));
  }

  /**
   * The server's words about the expression.
   *
   * @throws SQLException the error itself where it is not about the expression
   */
  BellowsException invalid(SQLException error, Wrapped asked) throws SQLException {
    String state = String.valueOf(error.getSQLState());
    if (state.length() < 2 || !BLAMING.contains(state.substring(0, 2))) {
      throw error;
    }
    int at = ServerWords.position(error).stream().map(asked::within).findFirst().orElse(0);
    String where = at == 0 ? "" : " at character " + at;
    BellowsException refusal =
        refusal(INVALID, "was not accepted%s: %s".formatted(where, ServerWords.of(error)));
    return (at == 0 ? refusal : refusal.with("position", at)).causedBy(error);
  }

  /** The server's words about the value's type. */
  BellowsException type(SQLException error) {
    String wanted =
        check.target() == null ? "must be a condition" : "must be assignable to " + check.target();
    return refusal("expression.type", "%s, but: %s".formatted(wanted, ServerWords.of(error)))
        .causedBy(error);
  }

  private BellowsException refusal(String code, String what) {
    return BellowsException.userError(
            code,
            "The expression \"%s\" for %s %s. Nothing was changed; correct it in the migration's file."
                .formatted(check.sql(), check.table().name(), what))
        .with("table", check.table().name())
        .with("sql", check.sql());
  }
}
