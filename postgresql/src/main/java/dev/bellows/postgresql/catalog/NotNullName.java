package dev.bellows.postgresql.catalog;

import dev.bellows.engine.spi.Change.Inherit;
import dev.bellows.postgresql.sql.Names;
import java.sql.SQLException;
import java.util.List;

/** From PostgreSQL 18 on a NOT NULL has a name, and maybe a comment; before that there is none. */
final class NotNullName {
  private static final String STANDING =
      """
      SELECT k.conname, coalesce(format('COMMENT ON CONSTRAINT %I ON %s IS %L',
        k.conname, ?::text, obj_description(k.oid, 'pg_constraint')), '')
      FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum]
      WHERE k.conrelid = ?::regclass AND k.contype = 'n' AND a.attname = ?
      """;

  /** The server has made a name up while the old one was taken. */
  private static final String RENAME =
      """

      DECLARE made name;
      BEGIN
        SELECT k.conname INTO made
        FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND k.conkey = ARRAY[a.attnum]
        WHERE k.conrelid = %s AND k.contype = 'n' AND a.attname = %s;
        IF made <> %s THEN
          EXECUTE pg_catalog.format('ALTER TABLE %%s RENAME CONSTRAINT %%I TO %%I', %s, made, %s);
        END IF;
      END
      """;

  private final TableCopy copy;

  NotNullName(TableCopy copy) {
    this.copy = copy;
  }

  /** Inside a trial. */
  List<Inherit> read() throws SQLException {
    String name = Names.table(copy.original());
    return Query.list(
        copy.scratch().connection(),
        STANDING,
        row -> inherit(row.getString(1), row.getString(2)),
        name,
        name,
        copy.change().column());
  }

  private Inherit inherit(String constraint, String comment) {
    String name = Names.literal(constraint);
    String rename =
        RENAME.formatted(
            Names.regclass(copy.original()),
            Names.literal(copy.change().newColumn()),
            name,
            Names.literal(Names.table(copy.original())),
            name);
    String statement = "DO " + Names.dollarQuoted(rename);
    return new Inherit(
        copy.original(),
        "the name of the NOT NULL of " + copy.change().column(),
        comment.isEmpty() ? List.of(statement) : List.of(statement, comment));
  }
}
