package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Volatility;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How dependable stored expressions are, by the functions they call. */
final class Volatilities {
  private static final String QUERY =
      "SELECT oid, provolatile::text FROM pg_catalog.pg_proc WHERE oid = ANY (?)";

  private final Map<Long, Volatility> byFunction;

  private Volatilities(Map<Long, Volatility> byFunction) {
    this.byFunction = byFunction;
  }

  /** Looks up what these expressions call. */
  static Volatilities of(Connection connection, Collection<NodeText> expressions)
      throws SQLException {
    Set<Long> functions = new TreeSet<>();
    expressions.forEach(expression -> functions.addAll(expression.functions()));
    Map<Long, Volatility> found = new HashMap<>();
    Query.list(
        connection,
        QUERY,
        row -> found.put(row.getLong(1), volatility(row.getString(2))),
        connection.createArrayOf("oid", functions.toArray()));
    return new Volatilities(found);
  }

  /** A conversion through text counts as STABLE: it may follow DateStyle and its like. */
  Volatility of(NodeText expression) {
    List<Volatility> called =
        expression.functions().stream()
            .map(it -> byFunction.getOrDefault(it, Volatility.VOLATILE))
            .toList();
    if (called.contains(Volatility.VOLATILE) || expression.has("NEXTVALUEEXPR")) {
      return Volatility.VOLATILE;
    }
    boolean stable =
        called.contains(Volatility.STABLE)
            || expression.has("SQLVALUEFUNCTION")
            || expression.has("COERCEVIAIO");
    return stable ? Volatility.STABLE : Volatility.IMMUTABLE;
  }

  private static Volatility volatility(String provolatile) {
    return switch (provolatile) {
      case "i" -> Volatility.IMMUTABLE;
      case "s" -> Volatility.STABLE;
      default -> Volatility.VOLATILE;
    };
  }
}
