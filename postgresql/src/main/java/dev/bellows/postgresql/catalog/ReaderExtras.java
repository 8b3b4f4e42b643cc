package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Constraint;
import dev.bellows.engine.schema.Index;
import dev.bellows.engine.spi.Change.Inherit;
import dev.bellows.postgresql.sql.Names;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the indexes and constraints that read a column have beside their definitions, as the
 * statements that give it to those that took their places and names.
 */
final class ReaderExtras {

  /** Takes the table as SQL, it again, the indexes and the constraints. */
  private static final String COMMENTS =
      """
      SELECT format('COMMENT ON INDEX %I.%I IS %L', n.nspname, c.relname, obj_description(c.oid, 'pg_class'))
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE i.indrelid = ?::regclass AND c.relname = ANY (?) AND obj_description(c.oid, 'pg_class') IS NOT NULL
      UNION ALL
      SELECT format('COMMENT ON CONSTRAINT %I ON %s IS %L', k.conname, ?::text, obj_description(k.oid, 'pg_constraint'))
      FROM pg_constraint k
      WHERE k.conrelid = ?::regclass AND k.conname = ANY (?) AND obj_description(k.oid, 'pg_constraint') IS NOT NULL
      """;

  private static final String CLUSTERED =
      """
      SELECT format('ALTER TABLE %s CLUSTER ON %I', ?::text, c.relname)
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      WHERE i.indrelid = ?::regclass AND c.relname = ANY (?) AND i.indisclustered
      """;

  /** Of columns of indexes, which are expressions. A change of type sets them back. */
  private static final String TARGETS =
      """
      SELECT format('ALTER INDEX %I.%I ALTER COLUMN %s SET STATISTICS %s', n.nspname, c.relname, a.attnum, a.attstattarget)
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE i.indrelid = ?::regclass AND c.relname = ANY (?) AND a.attstattarget >= 0
      """;

  private final TableCopy copy;
  private final CarriedReaders readers;

  ReaderExtras(TableCopy copy, CarriedReaders readers) {
    this.copy = copy;
    this.readers = readers;
  }

  /** Inside a trial; an index of a constraint has the constraint's name. */
  List<Inherit> read() throws SQLException {
    List<String> constraints = readers.constraints().stream().map(Constraint::name).toList();
    List<String> indexes = new ArrayList<>(constraints);
    readers.indexes().forEach(it -> indexes.add(it.name()));
    String name = Names.table(copy.original());
    Object ofIndexes = array(indexes);
    Object ofConstraints = array(constraints);
    List<Inherit> extras = new ArrayList<>();
    add(
        extras,
        "comments of what reads %s",
        statements(COMMENTS, name, ofIndexes, name, name, ofConstraints));
    add(extras, "the CLUSTER mark of what reads %s", statements(CLUSTERED, name, name, ofIndexes));
    Object ofKept = array(kept());
    add(extras, "the settings of indexes on %s", statements(TARGETS, name, ofKept));
    return extras;
  }

  /** Indexes of constraints have no expressions. */
  private List<String> kept() {
    return readers.indexes().stream()
        .filter(it -> copy.keepsTypes(it.columns()))
        .map(Index::name)
        .toList();
  }

  private Object array(List<String> names) throws SQLException {
    return copy.scratch().connection().createArrayOf("text", names.toArray());
  }

  private void add(List<Inherit> extras, String what, List<String> statements) {
    if (!statements.isEmpty()) {
      extras.add(new Inherit(copy.original(), what.formatted(copy.change().column()), statements));
    }
  }

  private List<String> statements(String query, Object... arguments) throws SQLException {
    return Query.list(copy.scratch().connection(), query, row -> row.getString(1), arguments);
  }
}
