package dev.bellows.postgresql.catalog;

import dev.bellows.engine.failure.BellowsException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a declared type as the server writes it, with its schema and modifier. */
final class TypeReader {

  /** Parses exactly one type's name, and nothing else. */
  private static final String KNOWN = "SELECT to_regtype(?) IS NOT NULL";

  private static final String FACTS =
      """
      WITH RECURSIVE bases AS (
        SELECT t.oid, t.typbasetype, t.typnotnull FROM pg_type t WHERE t.oid = ?
        UNION ALL
        SELECT t.oid, t.typbasetype, t.typnotnull FROM bases JOIN pg_type t ON t.oid = bases.typbasetype)
      SELECT format_type(?, ?), (SELECT bool_or(typnotnull) FROM bases),
        EXISTS (SELECT FROM pg_constraint k JOIN bases b ON k.contypid = b.oid WHERE k.contype = 'c')
      """;

  private static final String DEFAULT =
      "SELECT pg_get_expr(typdefaultbin, 0) FROM pg_type WHERE oid = ?::regtype AND typdefaultbin IS NOT NULL";

  private static final String ATTRIBUTE =
      "SELECT atttypid, atttypmod FROM pg_attribute WHERE attrelid = ?::regclass AND attnum = 1";

  private static final Map<String, String> NO_TYPES =
      Map.of(
          "serial", "integer",
          "serial4", "integer",
          "bigserial", "bigint",
          "serial8", "bigint",
          "smallserial", "smallint",
          "serial2", "smallint");

  /** The class of what a constraint refuses. */
  private static final String INTEGRITY = "23";

  private record Attribute(long type, int modifier) {}

  private record Facts(String written, boolean neverNull, boolean constrained) {}

  private final Connection connection;

  TypeReader(Connection connection) {
    this.connection = connection;
  }

  String read(String declared) throws SQLException {
    String plain = NO_TYPES.get(declared.strip().toLowerCase(Locale.ROOT));
    if (plain != null) {
      throw BellowsException.userError(
          "type.unknown",
          "'%s' is no type but short for %s with a sequence as its default. Nothing was changed; declare %s and, if it is wanted, a default of its own."
              .formatted(declared, plain, plain));
    }
    Trial trial = new Trial(connection);
    return trial.run(Settings.guarded(), () -> read(trial, declared));
  }

  Optional<String> defaultOf(String type) throws SQLException {
    Trial trial = new Trial(connection);
    return trial.run(
        Settings.reading(),
        () ->
            Query.list(connection, DEFAULT, row -> String.valueOf(row.getString(1)), type).stream()
                .findFirst());
  }

  boolean takesNull(String type) throws SQLException {
    Trial trial = new Trial(connection);
    try {
      return trial.run(
          Settings.reading(),
          () ->
              Query.one(
                  connection, "SELECT CAST(NULL AS %s) IS NULL".formatted(type), row -> true));
    } catch (SQLException e) {
      if (String.valueOf(e.getSQLState()).startsWith(INTEGRITY)) {
        return false;
      }
      throw e;
    }
  }

  private String read(Trial trial, String declared) throws SQLException {
    if (!known(trial, declared)) {
      throw unknown(declared, Optional.empty());
    }
    Attribute attribute = attribute(declared);
    trial.set(Settings.reading());
    Facts facts =
        Query.one(
            connection,
            FACTS,
            row -> new Facts(row.getString(1), row.getBoolean(2), row.getBoolean(3)),
            attribute.type(),
            attribute.type(),
            attribute.modifier());
    requireUnconstrained(facts);
    return facts.written();
  }

  private static void requireUnconstrained(Facts facts) {
    if (facts.neverNull()) {
      throw unsupported(
          "%s is a domain that forbids NULL, but a new column is NULL until its rows are filled. Nothing was changed; declare the domain's base type, or drop the domain's NOT NULL."
              .formatted(facts.written()));
    }
    if (facts.constrained()) {
      throw unsupported(
          "%s is a domain with a CHECK: for a new column of it the server would write the whole table anew under an ACCESS EXCLUSIVE lock. Nothing was changed; declare the domain's base type, and its condition with add_check."
              .formatted(facts.written()));
    }
  }

  private static BellowsException unsupported(String message) {
    return BellowsException.refused("type.unsupported", message);
  }

  private boolean known(Trial trial, String declared) throws SQLException {
    try {
      return trial.attempt(() -> Query.one(connection, KNOWN, row -> row.getBoolean(1), declared));
    } catch (SQLException e) {
      throw refusedBy(e, declared);
    }
  }

  /** The server keeps the modifier only with a column. */
  private Attribute attribute(String declared) throws SQLException {
    Scratch scratch = Scratch.in(connection);
    String table = scratch.name("type");
    try {
      scratch.execute("CREATE TABLE %s (value %s\n)".formatted(table, declared));
    } catch (SQLException e) {
      throw refusedBy(e, declared);
    }
    return Query.one(
        connection, ATTRIBUTE, row -> new Attribute(row.getLong(1), row.getInt(2)), table);
  }

  private static BellowsException refusedBy(SQLException error, String declared)
      throws SQLException {
    String state = String.valueOf(error.getSQLState());
    if (!state.startsWith("42") && !state.startsWith("22") && !state.startsWith("0A")) {
      throw error;
    }
    return unknown(declared, Optional.of(error)).causedBy(error);
  }

  private static BellowsException unknown(String declared, Optional<SQLException> error) {
    String words = error.map(it -> " (%s)".formatted(ServerWords.of(it))).orElse("");
    return BellowsException.userError(
        "type.unknown",
        "'%s' is not a type that a column can have%s. Nothing was changed; correct it in the migration's file, with the type's schema where it has one."
            .formatted(declared, words));
  }
}
