package dev.bellows.postgresql.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule.TwoSided;
import dev.bellows.model.Side;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values that the other side cannot hold. */
@ServerTest(template = ControlTemplate.class)
class FailingTransformTest {

  private static final SideColumn CODE = Specs.column("code", "text");
  private static final SideColumn NUMBER = Specs.column("number", "integer");
  private static final SideColumn UNIT = Specs.column("unit", "text");

  private final Database database;
  private final SyncedTable table;

  FailingTransformTest(Database database) throws SQLException {
    this.database = database;
    database.execute(
        "CREATE TABLE t (id int PRIMARY KEY, code text, note int, number int, unit text)",
        "INSERT INTO t VALUES (1, '42 kg'), (2, 'many kg'), (3, NULL)");
    TwoSided rule =
        new TwoSided(
            List.of(CODE),
            List.of(NUMBER, UNIT),
            List.of(
                Specs.assign(NUMBER, "CAST(split_part(code, ' ', 1) AS integer)", "code"),
                Specs.assign(UNIT, "split_part(code, ' ', 2)", "code")),
            List.of(
                Specs.assign(
                    CODE,
                    "(100 / number * number / 100 * number) || ' ' || unit",
                    "number",
                    "unit")));
    table = SyncedTable.install(database, Specs.of("public.t", rule));
  }

  @Test
  void oldWriterNeverFailsBeforeTheSwitch() throws SQLException {
    database.execute(
        "INSERT INTO t (id, code) VALUES (9, 'no kg')",
        "UPDATE t SET code = 'few kg' WHERE id = 1",
        "UPDATE t SET note = 1 WHERE id = 2");

    assertThat(database.column("SELECT concat_ws(' ', code, number, unit) FROM t ORDER BY id"))
        .containsExactly("few kg", "many kg", "", "no kg");
    assertThat(table.failures())
        .extracting(List::toString)
        .containsExactly(
            "[id=1, invalid input syntax for type integer: \"few\"]",
            "[id=2, invalid input syntax for type integer: \"many\"]",
            "[id=9, invalid input syntax for type integer: \"no\"]");
  }

  @Test
  void oldWriterFailsAfterTheSwitch() throws SQLException {
    table.replacedBy(table.spec().withAuthority(Side.NEW));

    assertThatThrownBy(() -> database.execute("UPDATE t SET code = 'few kg' WHERE id = 1"))
        .hasMessageContaining("invalid input syntax");
    assertThat(table.failures()).isEmpty();
  }

  @Test
  void probeTellsWhichRowsFailAndWhy() throws SQLException {
    assertThat(table.probe())
        .containsExactly(null, "invalid input syntax for type integer: \"many\"", null);
    assertThatThrownBy(table::sweep).hasMessageContaining("many");
    assertThat(table.failures()).isEmpty();
  }

  @Test
  void newWriterHealsARowThatUpCannotRead() throws SQLException {
    database.execute("UPDATE t SET number = 1, unit = 'kg' WHERE id = 2");

    assertThat(table.row(2, "code")).containsExactly("1 kg");
    assertThat(table.probe()).containsOnlyNulls();
  }

  @Test
  void newWriterOfHalfARowThatUpCannotReadIsRefusedAndLosesNothing() throws SQLException {
    assertThatThrownBy(() -> database.execute("UPDATE t SET unit = 'g' WHERE id = 2"))
        .hasMessageContaining("many");
    assertThat(table.row(2, "code, number, unit")).containsExactly("many kg", null, null);
  }

  @Test
  void downThatFailsFailsTheNewWriterAlone() throws SQLException {
    assertThatThrownBy(() -> database.execute("UPDATE t SET number = 0, unit = 'g' WHERE id = 1"))
        .hasMessageContaining("division by zero");
    database.execute(
        "UPDATE t SET code = '0 g' WHERE id = 1", "UPDATE t SET note = 7 WHERE id = 1");

    assertThat(table.row(1, "code, number, unit, note")).containsExactly("0 g", 0, "g", 7);
    SyncedTable switched = table.replacedBy(table.spec().withAuthority(Side.NEW));
    database.execute("UPDATE t SET note = 8 WHERE id = 1");
    assertThat(switched.row(1, "code, number, unit, note")).containsExactly("0 g", 0, "g", 8);
  }

  @Test
  void writerThatIsCancelledOrTimesOutFails() throws SQLException {
    database.execute(
        "CREATE FUNCTION busy(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'try again' USING ERRCODE = '40001'; END $$",
        "ALTER TABLE t ADD n text");
    table.remove();
    SyncedTable.install(
        database,
        Specs.of("public.t", Specs.oneWay(CODE, "busy(code)", Specs.column("n", "text"))));

    assertThatThrownBy(() -> database.execute("UPDATE t SET code = 'x' WHERE id = 1"))
        .hasMessageContaining("try again");
  }
}
