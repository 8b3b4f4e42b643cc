package dev.bellows.postgresql.ddl;

import dev.bellows.engine.spi.Change.SetDefault;
import dev.bellows.postgresql.sql.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Defaults of columns. The server writes a default in its own words, so that one from a file cannot
 * be told by its text; the one before was read from the server, and can.
 */
final class DefaultActions {

  private static final String TEXT =
      "(SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d"
          + " WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum)";

  private DefaultActions() {}

  static Reversible set(SetDefault change) {
    return new Reversible(
        action(change, change.defaultSql(), changed(change.defaultSql(), change.before())),
        action(change, change.before(), restored(change.before(), change.defaultSql())));
  }

  private static Action action(SetDefault change, @Nullable String value, String trait) {
    Thing column = Thing.column(change.table(), change.column());
    String what = value == null ? "DROP DEFAULT" : "SET DEFAULT " + value;
    String statement =
        "ALTER TABLE %s ALTER COLUMN %s %s"
            .formatted(Names.table(change.table()), Names.quote(change.column()), what);
    return Action.joining(
        value == null
            ? List.of(statement)
            : SearchPath.inTransaction(change.table(), value, statement),
        Lock.ACCESS_EXCLUSIVE.on(change.table()),
        outcome -> outcome.present(column, "default", trait));
  }

  private static String changed(@Nullable String value, @Nullable String before) {
    if (value == null) {
      return "NOT a.atthasdef";
    }
    if (before == null) {
      return "a.atthasdef";
    }
    return "(a.atthasdef AND (%1$s = %2$s OR %1$s <> %3$s))"
        .formatted(TEXT, Names.literal(value), Names.literal(before));
  }

  private static String restored(@Nullable String before, @Nullable String value) {
    if (before == null) {
      return "NOT a.atthasdef";
    }
    return value == null
        ? "a.atthasdef"
        : "(a.atthasdef AND %s = %s)".formatted(TEXT, Names.literal(before));
  }
}
