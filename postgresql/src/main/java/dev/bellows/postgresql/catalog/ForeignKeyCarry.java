package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Constraint;
import dev.bellows.engine.spi.Catalog.Retyped;
import dev.bellows.postgresql.sql.Names;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes a foreign key of the table over the new column. The copy may reference no other table, so
 * the key is tried against an empty one that has the parent's columns.
 */
final class ForeignKeyCarry {
  private static final String QUERY =
      """
      SELECT format('FOREIGN KEY (%s)', key.standing), format('FOREIGN KEY (%s)', key.fresh),
        ARRAY(
          SELECT format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
          FROM unnest(c.confkey) WITH ORDINALITY AS k(attnum, place)
            JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.attnum
          ORDER BY k.place),
        ARRAY(
          SELECT format('%I', a.attname)
          FROM unnest(c.confkey) WITH ORDINALITY AS k(attnum, place)
            JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.attnum
          ORDER BY k.place),
        coalesce(jsonb_array_length(nullif(to_jsonb(c) -> 'confdelsetcols', 'null')), 0) > 0
      FROM pg_constraint c,
        LATERAL (
          SELECT string_agg(format('%I', a.attname), ', ' ORDER BY k.place) AS standing,
            string_agg(format('%I', coalesce((SELECT m.fresh FROM unnest(?::text[], ?::text[]) AS m(standing, fresh) WHERE m.standing = a.attname), a.attname)), ', ' ORDER BY k.place) AS fresh
          FROM unnest(c.conkey) WITH ORDINALITY AS k(attnum, place)
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum) AS key
      WHERE c.conrelid = ?::regclass AND c.conname = ?
      """;

  /**
   * @param beginning of the definition, up to the word REFERENCES
   * @param fresh the same over the new column
   * @param columns of the parent with their types, as SQL
   * @param names of the parent's columns, as SQL
   * @param setsSome whether ON DELETE sets some of the columns only
   */
  private record Key(
      String beginning, String fresh, List<String> columns, List<String> names, boolean setsSome) {
    static Key read(ResultSet row) throws SQLException {
      return new Key(
          row.getString(1),
          row.getString(2),
          Query.texts(row, 3),
          Query.texts(row, 4),
          row.getBoolean(5));
    }
  }

  private final TableCopy copy;
  private final Constraint standing;
  private final CarryRefusals refusals;

  ForeignKeyCarry(TableCopy copy, Constraint standing, CarryRefusals refusals) {
    this.copy = copy;
    this.standing = standing;
    this.refusals = refusals;
  }

  Constraint carried() throws SQLException {
    Key key =
        Query.one(
            copy.scratch().connection(),
            QUERY,
            Key::read,
            copy.names(Retyped::column),
            copy.names(Retyped::newColumn),
            Names.table(copy.original()),
            standing.name());
    if (key.setsSome() || !standing.definition().startsWith(key.beginning() + " REFERENCES ")) {
      throw refusals.refusal(
          "constraint " + standing.name(),
          "it is not a plain list of columns: " + standing.definition());
    }
    proveTypes(key);
    return new Constraint(
        standing.name(),
        standing.kind(),
        key.fresh() + standing.definition().substring(key.beginning().length()),
        standing.columns().stream().map(copy::renamed).toList(),
        standing.validated());
  }

  private void proveTypes(Key key) throws SQLException {
    String parent = copy.fresh("parent");
    String table = copy.scratch().schema() + "." + Names.quote(parent);
    String names = String.join(", ", key.names());
    copy.scratch()
        .execute(
            "CREATE TABLE %s (%s, UNIQUE (%s))"
                .formatted(table, String.join(", ", key.columns()), names));
    copy.addConstraint(
        parent,
        "%s REFERENCES %s (%s)".formatted(key.fresh(), table, names),
        standing.name(),
        refusals);
  }
}
