package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names that SQL has to quote lead a whole life like any other. */
@ServerTest
class OddNamesTest {

  /** Sixty-three bytes of two each but the last. */
  private static final String BROAD = "ñ".repeat(31);

  private static Version version(String table, String column) {
    return new Version(
        "INSERT INTO %s (id, %s) VALUES (?, ?)".formatted(table, column),
        "UPDATE %s SET %s = ? WHERE id = ?".formatted(table, column),
        column,
        column,
        n -> List.of("value " + n));
  }

  private static Scenario renamed(String schema, String table, String from, String to) {
    String qualified = schema + "." + table;
    return new Scenario(
        "odd-names",
        qualified,
        List.of(
            "CREATE SCHEMA IF NOT EXISTS " + schema,
            "CREATE TABLE %s (id bigint PRIMARY KEY, %s text NOT NULL DEFAULT 'none')"
                .formatted(qualified, from),
            "INSERT INTO "
                + qualified
                + " SELECT n, 'value ' || n FROM generate_series(1, %d) n".formatted(Scenario.ROWS),
            "CREATE INDEX ON %s (%s)".formatted(qualified, from),
            "ALTER TABLE %s ADD CHECK (%s <> '')".formatted(qualified, from)),
        """
        table: '%s'
        operations:
          - rename_column: {from: '%s', to: '%s'}
        """
            .formatted(yaml(qualified), name(from), name(to)),
        List.of("ALTER TABLE %s RENAME %s TO %s".formatted(qualified, from, to)),
        version(qualified, from),
        version(qualified, to),
        n -> "value " + n,
        List.of());
  }

  /** As a single-quoted scalar has it. */
  private static String yaml(String text) {
    return text.replace("'", "''");
  }

  /** A column's name as it is, out of a quoted identifier. */
  private static String name(String quoted) {
    String plain =
        quoted.startsWith("\"")
            ? quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"")
            : quoted;
    return yaml(plain);
  }

  @Test
  void mixedCaseBlanksDotsAndQuotes(Database database) throws SQLException {
    WholeLife.lead(
        database,
        renamed(
            "\"My. \"\"Schema\"\"\"",
            "\"Cus'tomers.v2\"",
            "\"Mail Address\"",
            "\"e-Mail \"\"main\"\" -- $1 %s \\ 'x';\""));
  }

  @Test
  void reservedWords(Database database) throws SQLException {
    WholeLife.lead(database, renamed("\"select\"", "\"order\"", "\"user\"", "\"table\""));
  }

  @Test
  void namesAsLongAsTheServerTakes(Database database) throws SQLException {
    WholeLife.lead(
        database,
        renamed(
            "\"s" + BROAD + "\"",
            "\"t" + BROAD + "\"",
            "\"a" + BROAD + "\"",
            "\"b" + BROAD + "\""));
  }

  @Test
  void aQuotedNameThatChangesItsType(Database database) throws SQLException {
    Version version =
        new Version(
            "INSERT INTO \"Order\" (id, \"Group By\") VALUES (?, ?)",
            "UPDATE \"Order\" SET \"Group By\" = ? WHERE id = ?",
            "\"Group By\"",
            "\"Group By\"::text",
            n -> List.of((int) n));
    WholeLife.lead(
        database,
        new Scenario(
            "odd-type",
            "\"Order\"",
            List.of(
                "CREATE TABLE \"Order\" (id bigint PRIMARY KEY, \"Group By\" int NOT NULL DEFAULT 7)",
                "INSERT INTO \"Order\" SELECT n, n FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS)),
            """
            table: Order
            operations:
              - change_type: {column: Group By, type: bigint}
              - create_index: {name: Order By, columns: [Group By]}
            """,
            List.of(
                "ALTER TABLE \"Order\" ALTER \"Group By\" TYPE bigint",
                "CREATE INDEX \"Order By\" ON \"Order\" (\"Group By\")"),
            version,
            version,
            String::valueOf,
            List.of(new Allowance("0A000", "plan.result-type", 3))));
  }
}
