package dev.bellows.postgresql.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.Walk;
import dev.bellows.engine.spi.Walk.Batch;
import dev.bellows.engine.spi.Walk.Comparison;
import dev.bellows.engine.spi.Walk.Skip;
import dev.bellows.model.Side;
import dev.bellows.model.SweepOrder;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.writers.Workload;
import dev.bellows.testkit.writers.Writers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@ServerTest
@Isolated("transactions that other tests have open on the server may hold pruning back")
class PageWalkTest {
  private static final int ROWS = 60_000;

  private final Database database;
  private final Strider strider;

  PageWalkTest(Database database) {
    this.database = database;
    this.strider = new Strider(database);
  }

  private void ledger(int rows) throws SQLException {
    database.execute(
        "CREATE TABLE ledger (id bigint PRIMARY KEY, amount int, filler text)",
        "INSERT INTO ledger SELECT g, nullif(g %% 1000, 0), repeat('x', 60) FROM generate_series(1, %d) g"
            .formatted(rows));
    Widening.expand(database, "ledger");
  }

  private Walk walk(RowProgram program) throws SQLException {
    try (Connection connection = database.connect()) {
      return new PostgreSqlSweeps().walk(connection, program, SweepOrder.AUTO);
    }
  }

  @Test
  void everyRowIsFilledAndMostRowsStayOnTheirPage() throws SQLException {
    ledger(ROWS);
    Walk walk = walk(Widening.program("ledger", "id"));
    long before = database.number("SELECT pg_relation_size('ledger')");

    List<Batch> batches = strider.fill(walk, 2000, Skip.NOTHING);

    assertThat(Widening.left(database, "ledger")).isZero();
    // NULL is consistent before it is filled
    assertThat(Strider.changed(batches)).isEqualTo(ROWS - ROWS / 1000);
    assertThat((double) Strider.looked(batches)).isCloseTo(ROWS, within(ROWS * 0.05));
    assertThat(walk.rowsEstimated()).isBetween(ROWS * 9L / 10, ROWS * 11L / 10);
    assertThat(database.number("SELECT pg_relation_size('ledger')")).isLessThan(before * 13 / 10);
    assertThat(batches).extracting(Batch::progress).isSorted().endsWith(1.0);
  }

  @Test
  void aWalkOverConsistentRowsLooksAtEachRowOnce() throws SQLException {
    ledger(ROWS);
    strider.fill(walk(Widening.program("ledger", "id")), 5000, Skip.NOTHING);

    List<Batch> again = strider.fill(walk(Widening.program("ledger", "id")), 5000, Skip.NOTHING);

    assertThat(Strider.changed(again)).isZero();
    assertThat((double) Strider.looked(again)).isCloseTo(ROWS, within(ROWS * 0.3));
    assertThat(again).hasSizeLessThan(ROWS / 5000 + 10);
  }

  @Test
  void aSmallBatchIsASmallerSliceOfTheSameRange() throws SQLException {
    ledger(ROWS);
    Walk walk = walk(Widening.program("ledger", "id"));

    List<Batch> batches = strider.fill(walk, 100, Skip.NOTHING);

    assertThat(batches).extracting(Batch::changed).allMatch(changed -> changed < 250);
    assertThat(Widening.left(database, "ledger")).isZero();
  }

  @Test
  void anEmptyTableIsFinishedAtOnce() throws SQLException {
    ledger(0);
    Walk walk = walk(Widening.program("ledger", "id"));

    assertThat(strider.fill(walk, 1000, Skip.NOTHING))
        .singleElement()
        .satisfies(batch -> assertThat(batch.finished()).isTrue())
        .satisfies(batch -> assertThat(batch.progress()).isEqualTo(1.0));
    assertThat(strider.compare(walk, 1000).checked()).isZero();
  }

  @Test
  void aTableWithoutAnyKeyIsFilledAndItsMismatchesAreNamedByTheirPlace() throws SQLException {
    database.execute(
        "CREATE TABLE heap (amount int)",
        "INSERT INTO heap SELECT g FROM generate_series(1, 5000) g");
    Widening.expand(database, "heap");
    Walk walk = walk(Widening.program("heap"));

    strider.fill(walk, 1000, Skip.NOTHING);
    assertThat(Widening.left(database, "heap")).isZero();

    database.execute(
        "ALTER TABLE heap DISABLE TRIGGER sync",
        "UPDATE heap SET amount_big = -1 WHERE amount = 7");
    String place = database.text("SELECT ctid::text FROM heap WHERE amount = 7");
    Comparison compared = strider.compare(walk(Widening.program("heap")), 1000);
    assertThat(compared.mismatches()).isEqualTo(1);
    assertThat(compared.samples()).containsExactly("ctid=" + place);
  }

  @Test
  void rowsOfAMegabyteAndRowsThatFillAPageAreFilled() throws SQLException {
    database.execute(
        "CREATE TABLE wide (id int PRIMARY KEY, amount int, body text)",
        "ALTER TABLE wide ALTER body SET STORAGE EXTERNAL",
        "INSERT INTO wide SELECT g, g, repeat('x', 1000000) FROM generate_series(1, 30) g",
        "ALTER TABLE wide ALTER body SET STORAGE PLAIN",
        "INSERT INTO wide SELECT g, g, repeat('x', 5000) FROM generate_series(31, 600) g",
        "VACUUM ANALYZE wide");
    Widening.expand(database, "wide");

    strider.fill(walk(Widening.program("wide", "id")), 50, Skip.NOTHING);

    assertThat(Widening.left(database, "wide")).isZero();
  }

  @Test
  void rowsAreFilledAmongDeadOnesAndAfterVacuumCutTheTable() throws SQLException {
    ledger(ROWS);
    database.execute("DELETE FROM ledger WHERE id % 3 <> 0");
    Walk walk = walk(Widening.program("ledger", "id"));
    strider.fill(walk, 1000, Skip.NOTHING);
    assertThat(Widening.left(database, "ledger")).isZero();

    Walk larger = walk(Widening.program("ledger", "id"));
    database.execute("DELETE FROM ledger WHERE id > 3000", "VACUUM ledger");
    assertThat(strider.compare(larger, 1000).checked()).isEqualTo(1000);
  }

  @Test
  void aTableThatWasWrittenAnewIsNoticed() throws SQLException {
    ledger(1000);
    Walk walk = walk(Widening.program("ledger", "id"));
    try (Connection connection = database.connect()) {
      assertThat(walk.stillValid(connection)).isTrue();
      database.execute("VACUUM FULL ledger");
      assertThat(walk.stillValid(connection)).isFalse();
      assertThat(
              walk(Widening.program("ledger", "id")).resumed(walk.extent()).stillValid(connection))
          .isFalse();
    }
  }

  @Test
  void aWalkGoesOnFromItsPositionAndExtentAsText() throws SQLException {
    ledger(ROWS);
    Walk walk = walk(Widening.program("ledger", "id"));
    long changed = 0;
    try (Connection connection = database.connect()) {
      Batch batch = strider.fillOnce(connection, walk, "", 700, Skip.NOTHING);
      changed += batch.changed();
      while (!batch.finished()) {
        Walk resumed = walk(Widening.program("ledger", "id")).resumed(walk.extent());
        assertThat(resumed.extent()).isEqualTo(walk.extent());
        batch = strider.fillOnce(connection, resumed, batch.position(), 700, Skip.NOTHING);
        changed += batch.changed();
      }
      assertThat(strider.fillOnce(connection, walk, batch.position(), 700, Skip.NOTHING))
          .isEqualTo(new Batch(batch.position(), 1.0, 0, 0, 0, List.of(), true));
    }
    assertThat(changed).isEqualTo(ROWS - ROWS / 1000);
  }

  @Test
  void everyRowIsFilledUnderWritersAndVacuum() throws SQLException {
    ledger(ROWS);
    Workload workload =
        Workload.on(database, 4)
            .with(
                "move",
                4,
                (connection, random) ->
                    Sql.update(
                        connection,
                        "UPDATE ledger SET filler = repeat('y', ?) WHERE id = ?",
                        random.nextInt(200),
                        random.nextLong(ROWS)))
            .with(
                "amount",
                (connection, random) ->
                    Sql.update(
                        connection,
                        "UPDATE ledger SET amount = ? WHERE id = ?",
                        random.nextInt(),
                        random.nextLong(ROWS)))
            .with(
                "insert",
                (connection, random) ->
                    Sql.update(
                        connection,
                        "INSERT INTO ledger VALUES (?, 1, 'new') ON CONFLICT DO NOTHING",
                        random.nextLong()))
            .with(
                "delete",
                (connection, random) ->
                    Sql.update(
                        connection, "DELETE FROM ledger WHERE id = ?", random.nextLong(ROWS)))
            .with(
                "vacuum",
                (connection, random) -> {
                  connection.setAutoCommit(true);
                  if (random.nextInt(200) == 0) {
                    Sql.execute(connection, "VACUUM ledger");
                  }
                  connection.setAutoCommit(false);
                });
    try (Writers writers = workload.start()) {
      writers.awaitServed(200);
      strider.fill(walk(Widening.program("ledger", "id")), 300, Skip.NOTHING);
      writers.awaitServed(200);
      assertThat(strider.compare(walk(Widening.program("ledger", "id")), 5000).mismatches())
          .as(() -> "seed " + workload.seed())
          .isZero();
    }
    assertThat(Widening.left(database, "ledger")).isZero();
  }

  @Test
  void aRepairWritesTheLosingSide() throws SQLException {
    ledger(3000);
    strider.fill(walk(Widening.program("ledger", "id")), 1000, Skip.NOTHING);
    database.execute(
        "ALTER TABLE ledger DISABLE TRIGGER sync",
        "UPDATE ledger SET amount_big = -5 WHERE id = 5",
        "UPDATE ledger SET amount_big = -6 WHERE id = 6");
    Walk walk = walk(Widening.program("ledger", "id"));

    Comparison found = strider.compare(walk, 100_000);
    assertThat(found.mismatches()).isEqualTo(2);
    assertThat(found.samples()).containsExactlyInAnyOrder("id=5", "id=6");

    try (Connection connection = database.connect()) {
      assertThat(walk.repair(connection, "", 100_000, Side.NEW).changed()).isEqualTo(2);
    }
    assertThat(database.column("SELECT amount FROM ledger WHERE id IN (5, 6) ORDER BY id"))
        .containsExactly(-5, -6);
    assertThat(strider.compare(walk, 100_000).mismatches()).isZero();
  }
}
