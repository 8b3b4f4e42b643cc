package dev.bellows.conformance.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables at the edge of what a table can be lead a whole life. */
@ServerTest
class EdgeTablesTest {

  @TempDir private Path directory = Path.of("");

  private Forward migration(Database database, String yaml) {
    database.expectNoRemains();
    Shell shell = Shell.of(database, directory).migration("edge", yaml + Forward.SHORT);
    shell.run("init").done();
    return new Forward(shell, "edge");
  }

  @Test
  void anEmptyTable(Database database) throws SQLException {
    database.execute("CREATE TABLE customers (id int PRIMARY KEY, mail text NOT NULL)");
    migration(
            database,
            """
            table: customers
            operations:
              - rename_column: {from: mail, to: email}
              - add_column: {name: rank, type: int, nullable: false, up: "id * 2"}
              - create_index: {name: customers_rank_idx, columns: [rank]}
            """)
        .expand()
        .toSwitched()
        .toContracted();
    database.execute("INSERT INTO customers (id, email, rank) VALUES (1, 'a', 2)");
    assertThat(database.text("SELECT to_jsonb(c)::text FROM customers c"))
        .isEqualTo("{\"id\": 1, \"rank\": 2, \"email\": \"a\"}");
  }

  @Test
  void aTableWithoutAKeyAndWithRowsThatAreTheSame(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE readings (value int, unit text)",
        "INSERT INTO readings SELECT mod(n, 3), 'm' FROM generate_series(1, 3000) n");
    Forward forward =
        migration(
                database,
                """
                table: readings
                operations:
                  - change_type: {column: value, type: bigint, as: amount}
                """)
            .expand();
    database.execute(
        "INSERT INTO readings (value, unit) VALUES (7, 'cm')",
        "INSERT INTO readings (amount, unit) VALUES (8, 'cm')",
        "UPDATE readings SET value = 9 WHERE value = 0");
    forward.toSwitched().toContracted();
    assertThat(
            database.text(
                "SELECT string_agg(amount || '*' || n, ' ' ORDER BY amount) FROM (SELECT amount, count(*) AS n FROM readings GROUP BY 1) r"))
        .isEqualTo("1*1000 2*1000 7*1 8*1 9*1000");
  }

  @Test
  void aTableThatLosesItsLastColumnKeepsItsRows(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE pulses (note text)",
        "INSERT INTO pulses SELECT n FROM generate_series(1, 100) n");
    Forward forward =
        migration(
                database,
                """
                table: pulses
                operations:
                  - drop_column: {name: note}
                """)
            .expand();
    database.execute("INSERT INTO pulses DEFAULT VALUES");
    forward.toSwitched().toContracted();
    database.execute("INSERT INTO pulses DEFAULT VALUES");
    assertThat(database.number("SELECT count(*) FROM pulses")).isEqualTo(102);
    assertThat(
            database.column(
                "SELECT attname FROM pg_attribute WHERE attrelid = 'pulses'::regclass AND attnum > 0 AND NOT attisdropped"))
        .isEmpty();
  }

  @Test
  void aDomainsDefaultIsNoValueThatAWriterGave(Database database) throws SQLException {
    database.execute(
        "CREATE DOMAIN plain AS text DEFAULT 'none'",
        "CREATE TABLE customers (id int PRIMARY KEY, nick plain)",
        "INSERT INTO customers VALUES (1, NULL), (2, 'two')");
    Forward forward =
        migration(
                database,
                """
                table: customers
                operations:
                  - rename_column: {from: nick, to: alias}
                """)
            .expand();
    database.execute(
        "INSERT INTO customers (id, nick) VALUES (3, NULL), (4, 'four')",
        "INSERT INTO customers (id, alias) VALUES (5, NULL), (6, 'six')",
        "INSERT INTO customers (id) VALUES (7)");
    forward.toSwitched();
    database.execute(
        "INSERT INTO customers (id, nick) VALUES (8, NULL), (9, 'nine')",
        "INSERT INTO customers (id, alias) VALUES (10, NULL), (11, 'eleven')",
        "INSERT INTO customers (id) VALUES (12)");
    assertThat(database.number("SELECT count(*) FROM bellows.conflict")).isZero();
    assertThat(database.number("SELECT count(*) FROM customers WHERE nick IS DISTINCT FROM alias"))
        .isZero();
    forward.toContracted();
    assertThat(database.column("SELECT alias::text FROM customers ORDER BY id"))
        .containsExactly(
            null, "two", null, "four", null, "six", "none", null, "nine", null, "eleven", "none");
  }

  @Test
  void aTableWithoutAnyColumnGetsItsFirst(Database database) throws SQLException {
    database.execute("CREATE TABLE pulses ()", "INSERT INTO pulses DEFAULT VALUES");
    migration(
            database,
            """
            table: pulses
            operations:
              - add_column: {name: note, type: text, nullable: false, default: "'none'"}
            """)
        .expand()
        .toSwitched()
        .toContracted();
    assertThat(database.column("SELECT note FROM pulses")).containsExactly("none");
  }
}
