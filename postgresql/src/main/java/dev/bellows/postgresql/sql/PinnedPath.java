package dev.bellows.postgresql.sql;

import dev.bellows.model.TableName;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The search path in which a user's expressions over a table are resolved, wherever they run. */
public final class PinnedPath {

  private PinnedPath() {}

  /** The table's schema, public, and the temporary schema last, as {@code search_path} takes it. */
  public static String of(TableName table) {
    return Stream.of(table.schema(), "public", "pg_temp")
        .filter(Objects::nonNull)
        .map(Names::quote)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
