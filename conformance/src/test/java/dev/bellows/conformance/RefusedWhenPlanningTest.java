package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would be refused half-way, or would fail the new version, is refused by the plan. */
@ServerTest
class RefusedWhenPlanningTest {

  private static Life life(Database database, String operation) {
    return Life.of(
        database,
        Declared.withShortWindows("refused", "table: t\noperations:\n  - " + operation + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "change_type: {column: given, type: text}",
        "drop_column: {name: given, down: \"'x'\"}",
        "change_type: {column: drawn, type: text}",
        "rename_column: {from: fixed, to: other}"
      })
  void anOldSideThatNoNewWriterCouldLeaveOut(String operation, Database database)
      throws SQLException {
    database.execute(
        "CREATE DOMAIN given AS text NOT NULL",
        "CREATE TABLE t (id int PRIMARY KEY, given given, drawn given DEFAULT random()::text, fixed given DEFAULT 'x')");

    assertThatThrownBy(life(database, operation)::plan)
        .matches(Refusals.withCode("column.unsupported"))
        .hasMessageContaining("domain public.given forbids NULL");
  }

  @Test
  void aDomainThatTakesNullMayBeLeftBehind(Database database) throws SQLException {
    database.execute(
        "CREATE DOMAIN address AS text CHECK (VALUE LIKE '%@%')",
        "CREATE TABLE t (id int PRIMARY KEY, mail address)",
        "INSERT INTO t SELECT n, CASE WHEN n % 3 > 0 THEN n || '@x' END FROM generate_series(1, 300) n");
    Life life = life(database, "change_type: {column: mail, type: text}");
    life.expand();
    database.execute("INSERT INTO t (id) VALUES (1001)", "INSERT INTO t VALUES (1002, 'b@x')");
    life.backfill();
    life.verifyClean();
    life.switchToNew(100);
    database.execute("INSERT INTO t VALUES (1003, 'c@x')", "INSERT INTO t VALUES (1004, NULL)");
    life.verifyClean();
    life.approve();
    life.awaitEvidence();
    life.awaitContracted();

    assertThat(database.text("SELECT pg_typeof(mail) FROM t LIMIT 1")).isEqualTo("text");
    assertThat(database.number("SELECT count(mail) FROM t")).isEqualTo(202);
  }
}
