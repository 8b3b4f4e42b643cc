package dev.bellows.postgresql.sweep;

import dev.bellows.engine.spi.RowProgram;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import dev.bellows.testkit.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A change of {@code amount int} to {@code amount_big bigint}, with a trivially correct sync. */
final class Widening {

  private Widening() {}

  static RowProgram program(String table, String... key) {
    return new RowProgram(
        new TableName("public", table),
        List.of(key),
        Map.of("amount_big", "amount::bigint"),
        "amount_big IS NOT DISTINCT FROM amount::bigint",
        Map.of("amount", "amount_big::int"),
        null);
  }

  /** Adds the column and the sync to a table that has {@code amount}. */
  static void expand(Database database, String table) throws SQLException {
    String name = Names.quote(table);
    database.execute(
        "ALTER TABLE %s ADD COLUMN amount_big bigint".formatted(name),
        """
        CREATE OR REPLACE FUNCTION carry() RETURNS trigger LANGUAGE plpgsql AS
        $$BEGIN NEW.amount_big := NEW.amount; RETURN NEW; END$$""",
        """
        CREATE TRIGGER sync BEFORE INSERT OR UPDATE ON %s FOR EACH ROW
        WHEN (current_setting('bellows.writer', true) IS DISTINCT FROM 'backfill') EXECUTE FUNCTION carry()"""
            .formatted(name));
  }

  /** Rows that are not consistent. */
  static long left(Database database, String table) throws SQLException {
    return database.number(
        "SELECT count(*) FROM %s WHERE amount_big IS DISTINCT FROM amount"
            .formatted(Names.quote(table)));
  }
}
