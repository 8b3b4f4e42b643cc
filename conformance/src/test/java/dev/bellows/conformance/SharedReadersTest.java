package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.plan.Plan.Warning;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What reads several columns that one file changes ends as after plain DDL: over all new columns,
 * or gone with one that goes.
 */
@ServerTest
class SharedReadersTest {

  private static final List<String> TABLE =
      List.of(
          "CREATE TABLE known (a integer, b integer, PRIMARY KEY (a, b))",
          "INSERT INTO known SELECT n, n + 1 FROM generate_series(1, 300) n",
          "CREATE TABLE orders (id bigint PRIMARY KEY, a integer NOT NULL, b integer DEFAULT 3, c text)",
          "INSERT INTO orders SELECT n, n, n + 1, 'c ' || n FROM generate_series(1, 300) n",
          "ALTER TABLE orders ADD CONSTRAINT apart CHECK (a <> b OR a > 100)",
          "ALTER TABLE orders ADD CONSTRAINT late CHECK (a < b + 10) NOT VALID",
          "ALTER TABLE orders ADD CONSTRAINT pair UNIQUE (b, a)",
          "ALTER TABLE orders ADD CONSTRAINT pair_known FOREIGN KEY (a, b) REFERENCES known",
          "COMMENT ON CONSTRAINT apart ON orders IS 'never one'",
          "CREATE INDEX sums ON orders ((a * 2), b DESC) WHERE b > 5",
          "CREATE INDEX told ON orders (c, a)",
          "CREATE STATISTICS both_of (ndistinct) ON a, b FROM orders");

  private static Life life(Database database, String operations) throws SQLException {
    database.execute(TABLE.toArray(String[]::new));
    return Life.of(
        database, Declared.withShortWindows("shared", "table: orders\noperations:\n" + operations));
  }

  private static void ends(Life life) throws SQLException {
    life.expand();
    life.backfill();
    life.verifyClean();
    life.switchToNew(100);
    life.verifyClean();
    life.approve();
    life.awaitContractedUnread();
  }

  private static void isAs(Database database, String... plain) throws SQLException {
    Database twin = database.server().createDatabase();
    twin.execute(TABLE.toArray(String[]::new));
    twin.execute(plain);
    assertThat(Shape.of(database)).isEqualTo(Shape.of(twin));
  }

  @Test
  void twoChangesOfTypeCarryItOnceOverBoth(Database database) throws SQLException {
    ends(
        life(
            database,
            """
              - change_type: {column: a, type: bigint}
              - change_type: {column: b, type: bigint}
            """));
    isAs(database, "ALTER TABLE orders ALTER a TYPE bigint, ALTER b TYPE bigint");
  }

  @Test
  void aRenameAndAChangeOfTypeCarryItOnceOverBoth(Database database) throws SQLException {
    ends(
        life(
            database,
            """
              - rename_column: {from: a, to: first}
              - change_type: {column: b, type: bigint, as: second}
            """));
    isAs(
        database,
        "ALTER TABLE orders ALTER b TYPE bigint",
        "ALTER TABLE orders RENAME a TO first",
        "ALTER TABLE orders RENAME b TO second");
  }

  @Test
  void itGoesWithAColumnThatGoesAndThePlanSaysSo(Database database) throws SQLException {
    Life life =
        life(
            database,
            """
              - change_type: {column: a, type: bigint, as: first}
              - drop_column: {name: b}
            """);
    assertThat(life.plan().warnings())
        .filteredOn(it -> it.code().equals("plan.leaves-too"))
        .extracting(Warning::message)
        .satisfiesExactlyInAnyOrder(
            it -> assertThat(it).startsWith("index sums of "),
            it -> assertThat(it).startsWith("constraint apart of "),
            it -> assertThat(it).startsWith("constraint late of "),
            it -> assertThat(it).startsWith("constraint pair of "),
            it -> assertThat(it).startsWith("constraint pair_known of "),
            it -> assertThat(it).startsWith("statistics public.both_of of "));
    ends(life);
    isAs(
        database,
        "ALTER TABLE orders DROP b",
        "ALTER TABLE orders ALTER a TYPE bigint",
        "ALTER TABLE orders RENAME a TO first");
  }

  @Test
  void aSerialColumnHandsItsSequenceOver(Database database) throws SQLException {
    database.execute(TABLE.toArray(String[]::new));
    database.execute("ALTER TABLE orders ADD nr serial");
    Life life =
        Life.of(
            database,
            Declared.withShortWindows(
                "serial",
                "table: orders\noperations:\n  - rename_column: {from: nr, to: number}\n"));
    ends(life);
    assertThat(database.text("SELECT pg_get_serial_sequence('orders', 'number')"))
        .isEqualTo("public.orders_nr_seq");
    database.execute("DELETE FROM orders WHERE id = 5");
    database.execute("INSERT INTO orders (id, a, b) VALUES (5, 5, 6)");
    assertThat(database.number("SELECT number FROM orders WHERE id = 5")).isGreaterThan(300);
  }
}
