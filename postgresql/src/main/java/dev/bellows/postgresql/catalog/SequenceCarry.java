package dev.bellows.postgresql.catalog;

import dev.bellows.engine.spi.Change.Inherit;
import dev.bellows.postgresql.sql.Names;
import java.sql.SQLException;
import java.util.List;

/** The sequences that a column owns, as of a serial one. They would go with the old column. */
final class SequenceCarry {
  private static final String OWNED =
      """
      SELECT format('ALTER SEQUENCE %I.%I OWNED BY %s.%I', n.nspname, s.relname, ?::text, ?::text)
      FROM pg_attribute a
        JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = a.attrelid AND d.refobjsubid = a.attnum
          AND d.classid = 'pg_class'::regclass AND d.deptype = 'a'
        JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
        JOIN pg_namespace n ON n.oid = s.relnamespace
      WHERE a.attrelid = ?::regclass AND a.attname = ?
      ORDER BY 1
      """;

  private final TableCopy copy;

  SequenceCarry(TableCopy copy) {
    this.copy = copy;
  }

  /** Inside a trial. */
  List<Inherit> read() throws SQLException {
    String name = Names.table(copy.original());
    List<String> statements =
        Query.list(
            copy.scratch().connection(),
            OWNED,
            row -> row.getString(1),
            name,
            copy.change().newColumn(),
            name,
            copy.change().column());
    return statements.isEmpty()
        ? List.of()
        : List.of(
            new Inherit(copy.original(), "the sequence of " + copy.change().column(), statements));
  }
}
