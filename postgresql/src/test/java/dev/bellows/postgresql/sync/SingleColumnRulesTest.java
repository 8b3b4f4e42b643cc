package dev.bellows.postgresql.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.schema.Volatility;
import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.Expression;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule;
import dev.bellows.model.Side;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Derived, healed and omitted columns. */
@ServerTest(template = ControlTemplate.class)
class SingleColumnRulesTest {

  private static final SideColumn TOTAL = Specs.column("total", "numeric(10,2)");
  private static final SideColumn TOKEN = Specs.column("token", "uuid");
  private static final SideColumn EMAIL = Specs.column("email", "text");

  private final Database database;

  SingleColumnRulesTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void createTable() throws SQLException {
    database.execute(
        "CREATE TABLE orders (id int PRIMARY KEY, amount int, price numeric, email text, legacy text)",
        "INSERT INTO orders VALUES (1, 2, 1.5), (2, NULL, 1.5), (3, 4, 2.25)");
  }

  private SyncedTable derived() throws SQLException {
    database.execute("ALTER TABLE orders ADD total numeric(10,2)");
    return install(
        new SyncRule.Derived(Specs.assign(TOTAL, "amount * orders.price", "amount", "price")));
  }

  private SyncedTable install(SyncRule rule) throws SQLException {
    return SyncedTable.install(database, Specs.of("public.orders", rule));
  }

  @Test
  void derivedColumnFollowsItsColumns() throws SQLException {
    SyncedTable table = derived();
    assertThat(table.mismatches()).isEqualTo(2);
    assertThat(table.sweep()).isEqualTo(2);
    database.execute("UPDATE orders SET amount = 10 WHERE id IN (1, 2)");

    assertThat(table.row(1, "total::text")).containsExactly("15.00");
    assertThat(table.row(2, "total::text")).containsExactly("15.00");
    assertThat(table.mismatches()).isZero();
  }

  @Test
  void valueOfANewWriterStaysInADerivedColumn() throws SQLException {
    SyncedTable table = derived();
    database.execute(
        "UPDATE orders SET total = 7 WHERE id = 1",
        "INSERT INTO orders (id, amount, price, total) VALUES (9, 1, 1, 5)",
        "UPDATE orders SET amount = 10");

    assertThat(table.row(1, "total::text")).containsExactly("7.00");
    assertThat(table.row(9, "total::text")).containsExactly("5.00");
    assertThat(table.row(3, "total::text")).containsExactly("22.50");
  }

  @Test
  void derivedColumnSetToNullIsFilledAgain() throws SQLException {
    SyncedTable table = derived();
    database.execute("UPDATE orders SET total = 7", "UPDATE orders SET total = NULL");

    assertThat(table.row(1, "total::text")).containsExactly("3.00");
    assertThat(table.mismatches()).isZero();
  }

  @Test
  void derivedValueThatCannotBeComputedIsNullUntilTheSwitch() throws SQLException {
    SyncedTable table = derived();
    database.execute(
        "UPDATE orders SET amount = 3 WHERE id = 1", "UPDATE orders SET price = 1e9 WHERE id = 1");

    assertThat(table.row(1, "amount, total")).containsExactly(3, null);
    assertThat(table.failures())
        .singleElement()
        .satisfies(it -> assertThat(it.get(0)).isEqualTo("id=1"));
    table.replacedBy(table.spec().withAuthority(Side.NEW));
    assertThatThrownBy(() -> database.execute("UPDATE orders SET amount = 4 WHERE id = 1"))
        .hasMessageContaining("numeric field overflow");
  }

  @Test
  void volatileUpFillsOnlyWhatIsNull() throws SQLException {
    database.execute("ALTER TABLE orders ADD token uuid");
    SyncedTable table =
        install(
            new SyncRule.Derived(
                new Assignment(
                    TOKEN,
                    new Expression("gen_random_uuid()", "uuid", Set.of(), Volatility.VOLATILE))));
    assertThat(table.sweep()).isEqualTo(3);
    String token = String.valueOf(table.row(1, "token"));
    database.execute("UPDATE orders SET amount = 5", "INSERT INTO orders (id) VALUES (9)");

    assertThat(table.row(1, "token").toString()).isEqualTo(token);
    assertThat(database.number("SELECT count(DISTINCT token) FROM orders")).isEqualTo(4);
    assertThat(table.sweep()).isZero();
  }

  @Test
  void nullThatIsWrittenIsHealedAndCounts() throws SQLException {
    SyncedTable table = install(healed());
    database.execute("UPDATE orders SET amount = 5 WHERE id = 1");
    assertThat(table.row(1, "email")).containsExactly("1@example.org");
    assertThat(table.violations()).isZero();

    database.execute(
        "INSERT INTO orders (id) VALUES (9)", "UPDATE orders SET email = NULL WHERE id = 1");
    assertThat(table.row(9, "email")).containsExactly("9@example.org");
    assertThat(table.violations()).isEqualTo(2);
    assertThat(table.sweep()).isEqualTo(2);
    assertThat(table.mismatches()).isZero();
  }

  private static SyncRule healed() {
    return new SyncRule.Healed(Specs.assign(EMAIL, "id || '@example.org'", "id"));
  }

  @Test
  void omittedColumnIsSuppliedAndItsWritersAreCountedAfterTheSwitch() throws SQLException {
    SyncedTable table =
        install(
            new SyncRule.Omitted(
                Specs.column("legacy", "text"), Specs.expression("'from ' || id", "text", "id")));
    assertThat(new PostgreSqlSyncCompiler("bellows").rows(table.spec())).isEmpty();
    database.execute(
        "INSERT INTO orders (id) VALUES (9)", "INSERT INTO orders (id, legacy) VALUES (10, 'own')");
    assertThat(table.row(9, "legacy")).containsExactly("from 9");
    assertThat(table.row(10, "legacy")).containsExactly("own");
    assertThat(table.oldWrites()).isZero();

    SyncedTable switched = table.replacedBy(table.spec().withAuthority(Side.NEW));
    database.execute(
        "INSERT INTO orders (id) VALUES (11)",
        "INSERT INTO orders (id, legacy) VALUES (12, 'own')",
        "UPDATE orders SET amount = 1",
        "UPDATE orders SET legacy = 'other' WHERE id = 11");
    assertThat(switched.oldWrites()).isEqualTo(2);
  }

  @Test
  void omittedColumnWhoseDefaultVariesIsSupplied() throws SQLException {
    SideColumn legacy = new SideColumn("legacy", "legacy", "text", null, "gen_random_uuid()::text");
    SyncedTable table = install(new SyncRule.Omitted(legacy, null));
    SyncedTable switched = table.replacedBy(table.spec().withAuthority(Side.NEW));
    database.execute(
        "INSERT INTO orders (id) VALUES (9)", "INSERT INTO orders (id, legacy) VALUES (10, 'own')");

    assertThat(switched.row(9, "length(legacy)")).containsExactly(36);
    assertThat(switched.oldWrites()).isEqualTo(1);
  }

  @Test
  void rulesOfOneTableDoNotDisturbEachOther() throws SQLException {
    database.execute("ALTER TABLE orders ADD total numeric(10,2), ADD cents bigint");
    SyncRule pair =
        Specs.pair(
            Specs.column("price", "numeric"),
            "price * 100",
            Specs.column("cents", "bigint"),
            "cents / 100.0");
    SyncedTable table =
        SyncedTable.install(
            database,
            Specs.of(
                "public.orders",
                new SyncRule.Derived(Specs.assign(TOTAL, "amount * 2", "amount")),
                pair,
                healed()));
    table.announced("backfill", "UPDATE orders SET price = NULL, cents = 399, total = 1");
    table.announced("backfill", "UPDATE orders SET price = 3.9900000000000000");
    table.sweep();

    assertThat(table.row(1, "cents, total::text, email"))
        .containsExactly(399L, "1.00", "1@example.org");
    assertThat(table.mismatches()).isZero();
  }
}
