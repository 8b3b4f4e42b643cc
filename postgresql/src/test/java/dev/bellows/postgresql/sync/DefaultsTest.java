package dev.bellows.postgresql.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule.TwoSided;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A column that shows its default was not given. */
@ServerTest(template = ControlTemplate.class)
class DefaultsTest {

  private final Database database;

  DefaultsTest(Database database) {
    this.database = database;
  }

  private SyncedTable install(String ddl, SideColumn old, SideColumn fresh) throws SQLException {
    database.execute(ddl);
    return SyncedTable.install(
        database, Specs.of("public.t", Specs.pair(old, "o + 1", fresh, "n - 1")));
  }

  @Test
  void constantDefaultsOnBothSidesAreNobodysWord() throws SQLException {
    SyncedTable table =
        install(
            "CREATE TABLE t (id int PRIMARY KEY, o int NOT NULL DEFAULT 5, n bigint DEFAULT 8)",
            Specs.column("o", "integer", "5"),
            Specs.column("n", "bigint", "8"));
    database.execute(
        "INSERT INTO t (id, o) VALUES (1, 1)",
        "INSERT INTO t (id, n) VALUES (2, 1)",
        "INSERT INTO t (id) VALUES (3)",
        "INSERT INTO t (id, o, n) VALUES (4, 5, DEFAULT)");
    table.announced("new", "INSERT INTO t (id) VALUES (5)");
    table.announced("old", "INSERT INTO t (id) VALUES (6)");

    assertThat(database.column("SELECT o::text || ' ' || n FROM t ORDER BY id"))
        .containsExactly("1 2", "0 1", "5 6", "5 6", "7 8", "5 6");
    assertThat(table.conflicts()).isZero();
  }

  @Test
  void stableDefaultIsNobodysWord() throws SQLException {
    database.execute(
        "CREATE TABLE t (id int PRIMARY KEY, o timestamp NOT NULL DEFAULT now(), n timestamptz)");
    SyncedTable table =
        SyncedTable.install(
            database,
            Specs.of(
                "public.t",
                Specs.pair(
                    Specs.column("o", "timestamp without time zone", "now()"),
                    "o",
                    Specs.column("n", "timestamp with time zone"),
                    "n")));
    database.execute(
        "INSERT INTO t (id, n) VALUES (1, '2020-01-01 00:00+00')",
        "INSERT INTO t (id, o) VALUES (2, '2020-01-01 00:00')");

    assertThat(table.row(1, "o::text")).containsExactly("2020-01-01 00:00:00");
    assertThat(table.row(2, "n AT TIME ZONE 'UTC' = o")).containsExactly(true);
  }

  @Test
  void volatileDefaultIsSuppliedWhereTheNewSideIsNotTheWriter() throws SQLException {
    database.execute(
        "CREATE SEQUENCE numbers START 100",
        "CREATE TABLE t (id int PRIMARY KEY, o int NOT NULL, p text, n text)");
    SideColumn number =
        new SideColumn("o", "o", "integer", null, "nextval('public.numbers'::regclass)");
    SideColumn other = Specs.column("p", "text");
    SideColumn fresh = Specs.column("n", "text");
    TwoSided rule =
        new TwoSided(
            List.of(number, other),
            List.of(fresh),
            List.of(Specs.assign(fresh, "o || coalesce(p, '')", "o", "p")),
            List.of(
                Specs.assign(number, "substr(n, 1, 3)", "n"),
                Specs.assign(other, "nullif(substr(n, 4), '')", "n")));
    SyncedTable table = SyncedTable.install(database, Specs.of("public.t", rule));
    database.execute(
        "INSERT INTO t (id) VALUES (1)",
        "INSERT INTO t (id, n) VALUES (2, '777x')",
        "INSERT INTO t (id, p) VALUES (3, 'y')",
        "INSERT INTO t (id, o) VALUES (4, 5)");

    assertThat(database.column("SELECT concat_ws(' ', o, p, n) FROM t ORDER BY id"))
        .containsExactly("100 100", "777 x 777x", "101 y 101y", "5 5");
    assertThat(table.mismatches()).isZero();
    assertThatThrownBy(() -> database.execute("UPDATE t SET o = NULL WHERE id = 1"))
        .hasMessageContaining("not-null");
  }
}
