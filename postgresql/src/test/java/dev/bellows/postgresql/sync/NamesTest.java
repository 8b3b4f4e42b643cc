package dev.bellows.postgresql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule.TwoSided;
import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.model.MigrationName;
import dev.bellows.model.Side;
import dev.bellows.model.TableName;
import dev.bellows.postgresql.sql.Names;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that mean something else to somebody. */
@ServerTest(template = ControlTemplate.class)
class NamesTest {

  private final Database database;

  NamesTest(Database database) {
    this.database = database;
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      textBlock =
          """
          new, old, t
          found, not_found, new
          select, from, old
          MiXed, mixed, Table
          a"b, c'd, e"f
          bellows_new, bellows_up_1_1, bellows_old
          loop, begin, customers
          tg_op, error, $1
          $bellows$, sqlerrm, a.b
          ünï, 名前, 表
          t, u, t
          """)
  void columnsAndTablesMayBeCalledAnything(String old, String fresh, String name)
      throws SQLException {
    TableName table = new TableName("public", name);
    database.execute(
        "CREATE TABLE %s (id int PRIMARY KEY, %s text, %s text)"
            .formatted(Names.table(table), Names.quote(old), Names.quote(fresh)));
    String qualified = Names.quote(name) + "." + Names.quote(old);
    TwoSided rule =
        Specs.pair(
            Specs.column(old, "text"),
            "upper(%s) || coalesce(%s, '')".formatted(qualified, Names.quote(old)),
            Specs.column(fresh, "text"),
            "lower(%s)".formatted(Names.quote(fresh)));
    SyncSpec spec =
        new SyncSpec(new MigrationName("change"), table, List.of("id"), List.of(rule), Side.OLD);
    SyncedTable synced = SyncedTable.install(database, spec);
    synced.announced("backfill", insert(table, old, "1, 'a'"));
    database.execute(insert(table, old, "2, 'b'"), insert(table, fresh, "3, 'C'"));

    assertThat(synced.probe()).containsOnlyNulls();
    assertThat(synced.sweep()).isEqualTo(1);
    assertThat(
            database.column(
                "SELECT concat_ws(' ', %s, %s) FROM %s ORDER BY id"
                    .formatted(Names.quote(old), Names.quote(fresh), Names.table(table))))
        .containsExactly("a Aa", "b Bb", "c C");
    assertThat(synced.isInstalled()).isTrue();
    synced.remove();
    assertThat(synced.isRemoved()).isTrue();
  }

  private static String insert(TableName table, String column, String values) {
    return "INSERT INTO %s (id, %s) VALUES (%s)"
        .formatted(Names.table(table), Names.quote(column), values);
  }

  @Test
  void tablesOfOneMigrationDoNotShareFunctions() throws SQLException {
    String longName = "x".repeat(63);
    database.execute("CREATE SCHEMA \"a.b\"", "CREATE SCHEMA a", "CREATE SCHEMA " + longName);
    List<TableName> tables =
        List.of(
            new TableName("a.b", "c"),
            new TableName("a", "b.c"),
            new TableName(longName, "y".repeat(63)),
            new TableName(longName, "y".repeat(62)));
    for (TableName table : tables) {
      database.execute(
          "CREATE TABLE %s (id int PRIMARY KEY, o text, n text)".formatted(Names.table(table)));
      SyncSpec spec =
          new SyncSpec(
              new MigrationName("a-migration-of-forty-letters-aaaaaaaaaaa"),
              table,
              List.of("id"),
              List.of(
                  Specs.pair(
                      Specs.column("o", "text"), "lower(o)", Specs.column("n", "text"), "n")),
              Side.OLD);
      assertThat(SyncedTable.install(database, spec).isInstalled()).isTrue();
    }
    assertThat(
            database.number(
                "SELECT count(*) FROM pg_proc WHERE pronamespace = 'bellows'::regnamespace AND prorettype = 'trigger'::regtype"))
        .isEqualTo(4);
  }

  @Test
  void namesMayChangePlacesAndOneNameMayMeanTwoColumns() throws SQLException {
    database.execute("CREATE TABLE t (id int PRIMARY KEY, amount int, rate int, fresh bigint)");
    SideColumn old = Specs.column("amount", "integer");
    SideColumn fresh = new SideColumn("amount", "fresh", "bigint", null, null);
    TwoSided rule =
        new TwoSided(
            List.of(old),
            List.of(fresh),
            List.of(Specs.assign(fresh, "t.amount * rate", "amount", "rate")),
            List.of(Specs.assign(old, "amount / rate -- back", "amount", "rate")));
    SyncedTable table = SyncedTable.install(database, Specs.of("public.t", rule));
    table.announced("backfill", "INSERT INTO t VALUES (1, 5, 100)");
    database.execute(
        "INSERT INTO t (id, rate, amount) VALUES (2, 10, 7)",
        "INSERT INTO t (id, rate, fresh) VALUES (3, 10, 90)");
    assertThat(table.probe()).containsOnlyNulls();
    assertThat(table.sweep()).isEqualTo(1);
    assertThat(table.mismatches()).isZero();

    Map<String, String> swap = Map.of("amount", "bellows_old_amount", "fresh", "amount");
    database.execute(
        "ALTER TABLE t RENAME amount TO bellows_old_amount",
        "ALTER TABLE t RENAME fresh TO amount");
    SyncedTable swapped = table.replacedBy(table.spec().renamed(swap).withAuthority(Side.NEW));
    database.execute("UPDATE t SET amount = 800 WHERE id = 1");
    assertThat(swapped.row(1, "bellows_old_amount, amount")).containsExactly(8, 800L);
    assertThat(swapped.mismatches()).isZero();
    assertThat(swapped.probe()).containsOnlyNulls();
    assertThat(swapped.isInstalled()).isTrue();
    swapped.announced(
        "backfill", "UPDATE t SET bellows_old_amount = 1, amount = NULL WHERE id = 2");
    swapped.announced("backfill", "UPDATE t SET bellows_old_amount = 1 WHERE id = 3");
    assertThat(swapped.restore()).isEqualTo(2);
    assertThat(database.column("SELECT bellows_old_amount || ' ' || amount FROM t ORDER BY id"))
        .containsExactly("8 800", "1 10", "9 90");

    database.execute(
        "ALTER TABLE t RENAME amount TO fresh",
        "ALTER TABLE t RENAME bellows_old_amount TO amount");
    SyncedTable back = swapped.replacedBy(table.spec());
    assertThat(back.isInstalled()).isTrue();
    assertThat(back.mismatches()).isZero();
  }
}
