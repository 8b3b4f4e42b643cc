package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Volatility;
import dev.bellows.engine.spi.Catalog.ExpressionCheck;
import dev.bellows.engine.sync.Expression;
import dev.bellows.postgresql.catalog.Scope.Wrapped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Has the server look at an expression in an empty scope, without evaluating it. */
final class ExpressionTrial {
  private static final String AMBIGUOUS_COLLATION = "42P22";
  private static final String TYPE_MISMATCH = "42804";

  private static final String OPEN =
      """
      CREATE FUNCTION %s(query text) RETURNS void LANGUAGE plpgsql AS '
      DECLARE opened refcursor;
      BEGIN
        OPEN opened FOR EXECUTE query;
        CLOSE opened;
      END'
      """;

  private final Connection connection;
  private final Trial trial;
  private final ExpressionCheck check;
  private final ExpressionRefusals refusals;
  private final Map<String, String> settings;

  ExpressionTrial(Connection connection, ExpressionCheck check) {
    this.connection = connection;
    this.trial = new Trial(connection);
    this.check = check;
    this.refusals = new ExpressionRefusals(check);
    this.settings = Settings.trying(check.table().name());
  }

  Expression run() throws SQLException {
    refusals.refuseBlank();
    return trial.run(settings, this::tried);
  }

  private Expression tried() throws SQLException {
    Scope scope = Scope.make(Scratch.in(connection), check);
    requireOneExpression(scope);
    makeView(scope);
    trial.set(Settings.reading());
    ExpressionFacts facts = ExpressionFacts.read(scope.scratch());
    refusals.refuse(facts);
    Volatility volatility = Volatilities.of(connection, List.of(facts.stored())).of(facts.stored());
    trial.set(settings);
    requireTarget(scope);
    return new Expression(check.sql(), facts.type(), facts.reads(), volatility);
  }

  /**
   * Between CASE and END no list, no alias and no unmatched bracket passes. The statement goes to
   * the server as a value, so that nothing but one query is parsed, whatever the expression turns
   * it into; it is opened as a cursor and no row is asked for.
   */
  private void requireOneExpression(Scope scope) throws SQLException {
    Wrapped asked = scope.wrap("SELECT CASE WHEN true THEN", check.sql(), "END");
    String open = scope.scratch().name("open");
    scope.scratch().execute(OPEN.formatted(open));
    try {
      trial.attempt(
          () -> Query.list(connection, "SELECT %s(?)".formatted(open), row -> true, asked.sql()));
    } catch (SQLException e) {
      throw refusals.invalid(withPosition(e, asked), asked);
    }
  }

  /**
   * Inside a function the driver does not tell where the error is. So the statement is described
   * once more, which runs nothing; not where a $ could be a parameter, which confuses the driver.
   */
  private SQLException withPosition(SQLException error, Wrapped asked) {
    if (asked.expression().contains("$")) {
      return error;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(asked.sql().replace("?", "??"))) {
      statement.getMetaData();
      return error;
    } catch (SQLException again) {
      return Objects.equals(again.getSQLState(), error.getSQLState()) ? again : error;
    }
  }

  /** The view keeps what the server made of the expression, to be read from the catalog. */
  private void makeView(Scope scope) throws SQLException {
    String create = "CREATE VIEW %s AS SELECT (".formatted(scope.scratch().name("value"));
    Wrapped plain = scope.wrap(create, check.sql(), ") AS value");
    try {
      trial.attempt(() -> execute(scope, plain));
    } catch (SQLException e) {
      if (!AMBIGUOUS_COLLATION.equals(e.getSQLState())) {
        throw refusals.invalid(e, plain);
      }
      makeViewOfOneCollation(scope, create);
    }
  }

  /** A view's column must have a collation; a value that is only assigned need not have one. */
  private void makeViewOfOneCollation(Scope scope, String create) throws SQLException {
    Wrapped collated = scope.wrap(create, check.sql(), ") COLLATE \"C\" AS value");
    try {
      execute(scope, collated);
    } catch (SQLException e) {
      throw refusals.invalid(e, collated);
    }
  }

  /** As an INSERT assigns it, or as a condition. */
  private void requireTarget(Scope scope) throws SQLException {
    Wrapped asked = check.target() == null ? condition(scope) : assignment(scope, check.target());
    try {
      execute(scope, asked);
    } catch (SQLException e) {
      throw TYPE_MISMATCH.equals(e.getSQLState()) ? refusals.type(e) : refusals.invalid(e, asked);
    }
  }

  private Wrapped condition(Scope scope) {
    return scope.wrap("SELECT CASE WHEN (", check.sql(), ") THEN 1 END").followedBy(" LIMIT 0");
  }

  private Wrapped assignment(Scope scope, String target) throws SQLException {
    String table = scope.scratch().name("target");
    scope.scratch().execute("CREATE TABLE %s (value %s)".formatted(table, target));
    return scope
        .wrap("INSERT INTO %s SELECT (".formatted(table), check.sql(), ")")
        .followedBy(" WHERE false");
  }

  private static Void execute(Scope scope, Wrapped wrapped) throws SQLException {
    scope.scratch().execute(wrapped.sql());
    return null;
  }
}
