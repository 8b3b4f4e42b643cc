package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Dependent;
import dev.bellows.engine.schema.Dependent.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds functions that the server does not know to depend on a column, because their body is a
 * string: those that name the column as a word, and the table as well or are its triggers. A
 * function that builds its statements from pieces is not found.
 */
final class FunctionTexts {
  private static final String QUERY =
      """
      SELECT p.oid::regprocedure::text, p.prosrc,
        EXISTS (SELECT FROM pg_trigger t WHERE t.tgfoid = p.oid AND t.tgrelid = ?)
      FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang JOIN pg_namespace n ON n.oid = p.pronamespace
      WHERE p.prosqlbody IS NULL AND l.lanname NOT IN ('internal', 'c')
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (
          SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
        AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgfoid = p.oid AND starts_with(t.tgname, ?))
        AND NOT EXISTS (
          SELECT FROM pg_class c WHERE c.relnamespace = p.pronamespace AND c.relname = 'client_v1_flag')
      """;

  private record Source(String name, String text, boolean triggerOfTable) {
    boolean names(String word) {
      return Words.naming(word).matcher(text).find();
    }
  }

  private FunctionTexts() {}

  static List<Dependent> read(Connection connection, Relation table, List<String> columns)
      throws SQLException {
    List<Source> sources =
        Query.list(
            connection,
            QUERY,
            row -> new Source(row.getString(1), row.getString(2), row.getBoolean(3)),
            table.oid(),
            TriggerReader.OURS);
    List<Dependent> dependents = new ArrayList<>();
    for (Source source : sources) {
      if (source.triggerOfTable() || source.names(table.name().name())) {
        columns.stream()
            .filter(source::names)
            .forEach(it -> dependents.add(new Dependent(Kind.FUNCTION, source.name(), it)));
      }
    }
    return dependents;
  }
}
