package dev.bellows.postgresql.sweep;

import dev.bellows.engine.spi.RowProgram;
import dev.bellows.model.TableName;
import dev.bellows.testkit.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A change of {@code word text} to {@code number int} that some rows cannot follow. */
final class Parsing {

  private Parsing() {}

  static RowProgram program() {
    return new RowProgram(
        new TableName("public", "parsed"),
        List.of("id"),
        Map.of("number", "word::int"),
        "number IS NOT DISTINCT FROM word::int",
        Map.of("word", "number::text"),
        "why_not(word)");
  }

  /** Every {@code poisonedEach}-th row is poisoned. */
  static void create(Database database, int rows, int poisonedEach) throws SQLException {
    database.execute(
        "CREATE TABLE parsed (id int PRIMARY KEY, word text, number int)",
        """
        INSERT INTO parsed SELECT g, CASE WHEN g %% %d = 0 THEN 'word ' ELSE '' END || g FROM generate_series(1, %d) g"""
            .formatted(poisonedEach, rows),
        """
        CREATE FUNCTION why_not(word text) RETURNS text LANGUAGE plpgsql STABLE AS
        $$BEGIN PERFORM word::int; RETURN NULL; EXCEPTION WHEN OTHERS THEN RETURN SQLERRM; END$$""");
  }
}
