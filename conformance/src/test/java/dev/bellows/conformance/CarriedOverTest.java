package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever hangs on a column hangs on the one that took its place, as after plain DDL: the catalogs
 * are compared with those of a table that was changed by ALTER TABLE.
 */
@ServerTest
class CarriedOverTest {

  /** A database without it would not show whether it went along. */
  private static final List<String> RICH =
      List.of(
          """
          CREATE TABLE orders (
            id bigint PRIMARY KEY, place integer, amount integer NOT NULL DEFAULT 7, note text COLLATE "C",
            CONSTRAINT sane CHECK (amount > 0 AND note <> 'amount'),
            CONSTRAINT late CHECK (amount < 1000) NOT VALID,
            CONSTRAINT amount_key UNIQUE (amount, place) WITH (fillfactor = 60) USING INDEX TABLESPACE apart)""",
          "INSERT INTO orders SELECT n, n, n, 'note ' || n FROM generate_series(1, 500) n",
          "CREATE TABLE known (amount integer PRIMARY KEY)",
          "INSERT INTO known SELECT generate_series(1, 1000)",
          "ALTER TABLE orders ADD CONSTRAINT known_amount FOREIGN KEY (amount) REFERENCES known DEFERRABLE INITIALLY DEFERRED",
          "ALTER TABLE orders ADD CONSTRAINT seldom_amount FOREIGN KEY (amount) REFERENCES known ON DELETE CASCADE NOT VALID",
          "CREATE INDEX apart_idx ON orders (amount DESC, note text_pattern_ops) INCLUDE (place) WITH (fillfactor = 70) TABLESPACE apart WHERE amount > 3 AND note <> ' WHERE '",
          "CREATE INDEX half_idx ON orders ((amount / 2), lower(note)) TABLESPACE apart",
          "ALTER INDEX half_idx ALTER COLUMN 1 SET STATISTICS 500",
          "CREATE INDEX order_idx ON orders (amount)",
          "CREATE INDEX \"Brin Idx\" ON orders USING brin (amount) WITH (pages_per_range = 16)",
          "ALTER TABLE orders CLUSTER ON order_idx",
          "COMMENT ON COLUMN orders.amount IS 'it''s in cents'",
          "COMMENT ON INDEX apart_idx IS 'kept elsewhere'",
          "COMMENT ON INDEX amount_key IS 'index of a constraint'",
          "COMMENT ON CONSTRAINT amount_key ON orders IS 'once a place'",
          "COMMENT ON CONSTRAINT late ON orders IS 'for new ones'",
          "COMMENT ON CONSTRAINT known_amount ON orders IS 'looked up'",
          "GRANT SELECT (amount), UPDATE (amount, note), INSERT (note) ON orders TO pg_monitor",
          "GRANT SELECT (amount) ON orders TO pg_read_all_stats WITH GRANT OPTION",
          "GRANT REFERENCES (amount), SELECT (note) ON orders TO PUBLIC",
          "GRANT SELECT ON orders TO pg_signal_backend",
          "ALTER TABLE orders ALTER amount SET STATISTICS 300, ALTER amount SET (n_distinct = -0.5, n_distinct_inherited = 7)",
          "ALTER TABLE orders ALTER note SET STATISTICS 0, ALTER note SET STORAGE EXTERNAL, ALTER note SET COMPRESSION pglz",
          "CREATE STATISTICS together (ndistinct, mcv) ON amount, place FROM orders",
          "ALTER STATISTICS together SET STATISTICS 77",
          "COMMENT ON STATISTICS together IS 'of both'",
          "CREATE STATISTICS halves ON (amount / 2) FROM orders",
          "ALTER STATISTICS halves OWNER TO pg_monitor");

  private static final String NAMED_NOT_NULL =
      "ALTER TABLE orders RENAME CONSTRAINT orders_amount_not_null TO \"amount is given\"";

  private static final String GRANTED =
      "SELECT count(*) FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attacl::text LIKE '%pg_monitor=%'";

  private static void makeRich(Database database) throws SQLException {
    makeTablespace(database);
    database.execute(RICH.toArray(String[]::new));
    if (database.number("SELECT current_setting('server_version_num')::bigint") >= 180_000) {
      database.execute(
          NAMED_NOT_NULL, "COMMENT ON CONSTRAINT \"amount is given\" ON orders IS 'always'");
    }
  }

  /** Once for a server. */
  private static synchronized void makeTablespace(Database database) throws SQLException {
    if (database.number("SELECT count(*) FROM pg_tablespace WHERE spcname = 'apart'") == 0) {
      database.execute(
          "SET allow_in_place_tablespaces = on", "CREATE TABLESPACE apart LOCATION ''");
    }
  }

  private static void endsAs(Database database, String operations, String... plain)
      throws SQLException {
    makeRich(database);
    Life life =
        Life.of(
            database,
            Declared.withShortWindows("carry", "table: orders\noperations:\n" + operations));
    life.expand();
    assertThat(database.number(GRANTED)).as("old, new and the other column").isEqualTo(3);
    life.backfill();
    life.verifyClean();
    life.switchToNew(100);
    life.verifyClean();
    life.approve();
    life.awaitContractedUnread();

    Database twin = database.server().createDatabase();
    makeRich(twin);
    twin.execute(plain);
    assertThat(Shape.of(database)).isEqualTo(Shape.of(twin));
  }

  @Test
  void aChangeOfTypeEndsAsAlterTypeDoes(Database database) throws SQLException {
    endsAs(
        database,
        "  - change_type: {column: amount, type: bigint}\n",
        "ALTER TABLE orders ALTER amount TYPE bigint");
  }

  @Test
  void aChangeOfTypeSetsStorageAndCollationBackAsAlterTypeDoes(Database database)
      throws SQLException {
    endsAs(
        database,
        "  - change_type: {column: note, type: varchar(200)}\n",
        "ALTER TABLE orders ALTER note TYPE varchar(200)");
  }

  @Test
  void underANewNameItEndsAsAlterTypeAndRename(Database database) throws SQLException {
    endsAs(
        database,
        "  - change_type: {column: amount, type: bigint, as: \"Amount 2\"}\n",
        "ALTER TABLE orders ALTER amount TYPE bigint",
        "ALTER TABLE orders RENAME amount TO \"Amount 2\"");
  }

  @Test
  void aRenamedColumnEndsAsAfterRename(Database database) throws SQLException {
    endsAs(
        database,
        "  - rename_column: {from: amount, to: sum}\n",
        "ALTER TABLE orders RENAME amount TO sum");
  }

  @Test
  void aRenamedColumnKeepsStorageCompressionAndCollation(Database database) throws SQLException {
    endsAs(
        database,
        "  - rename_column: {from: note, to: remark}\n",
        "ALTER TABLE orders RENAME note TO remark");
  }
}
