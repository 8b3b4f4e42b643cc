package dev.bellows.postgresql.sweep;

import static dev.bellows.engine.database.Database.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.Walk;
import dev.bellows.engine.spi.Walk.Batch;
import dev.bellows.engine.spi.Walk.Comparison;
import dev.bellows.engine.spi.Walk.Skip;
import dev.bellows.model.SweepOrder;
import dev.bellows.postgresql.sql.Names;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import dev.bellows.testkit.writers.Workload;
import dev.bellows.testkit.writers.Writers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class KeyWalkTest {
  private final Database database;
  private final Strider strider;

  KeyWalkTest(Database database) {
    this.database = database;
    this.strider = new Strider(database);
  }

  private Walk walk(RowProgram program) throws SQLException {
    try (Connection connection = database.connect()) {
      return new PostgreSqlSweeps().walk(connection, program, SweepOrder.KEY);
    }
  }

  /** Fills a table, resuming from text before each batch, and compares it. */
  private void fillsEveryRow(String table, String... key) throws SQLException {
    Widening.expand(database, table);
    RowProgram program = Widening.program(table, key);
    long rows = database.number("SELECT count(*) FROM " + Names.quote(table));
    Walk measured = walk(program);
    long looked = 0;
    long changed = 0;
    try (Connection connection = database.connect()) {
      Batch batch = new Batch("", 0, 0, 0, 0, List.of(), false);
      while (!batch.finished()) {
        Walk resumed = walk(program).resumed(measured.extent());
        batch = strider.fillOnce(connection, resumed, batch.position(), 333, Skip.NOTHING);
        looked += batch.looked();
        changed += batch.changed();
      }
    }
    assertThat(Widening.left(database, table)).isZero();
    assertThat(looked).isEqualTo(rows);
    assertThat(changed).isEqualTo(rows);
    Comparison compared = strider.compare(measured, 700);
    assertThat(compared.checked()).isEqualTo(rows);
    assertThat(compared.mismatches()).isZero();
  }

  @Test
  void aRandomUuidKey() throws SQLException {
    database.execute(
        "CREATE TABLE t (id uuid PRIMARY KEY, amount int)",
        "INSERT INTO t SELECT gen_random_uuid(), g FROM generate_series(1, 5000) g");
    fillsEveryRow("t", "id");
  }

  @Test
  void aKeyOfSeveralColumnsOfSeveralTypesWithNamesToBeQuoted() throws SQLException {
    database.execute(
        """
        CREATE TABLE "Led""ger" ("Day" date, "a,b" numeric(20,4), "what's" text, amount int,
          PRIMARY KEY ("Day", "a,b", "what's"))""",
        """
        INSERT INTO "Led""ger"
        SELECT date '2024-02-28' + g % 5, g % 7 / 3.0, 'it''s "' || g || E'\\n|,\\\\', g FROM generate_series(1, 5000) g""");
    fillsEveryRow("Led\"ger", "Day", "a,b", "what's");
  }

  @Test
  void aTextKeyInTheOrderOfItsCollation() throws SQLException {
    database.execute(
        "CREATE TABLE t (id text COLLATE \"C\", place text COLLATE \"und-x-icu\", amount int, PRIMARY KEY (place, id))",
        """
        INSERT INTO t SELECT md5(g::text), (ARRAY['Äpfel','apfel','Zürich','zurich','ÿ','','  x'])[1 + g % 7], g
        FROM generate_series(1, 5000) g""");
    fillsEveryRow("t", "place", "id");
  }

  @Test
  void keysOfUnusualTypesAndValues() throws SQLException {
    database.execute(
        "CREATE TYPE mood AS ENUM ('sad', 'fine', 'glad')",
        "CREATE DOMAIN code AS varchar(12) CHECK (value <> '')",
        """
        CREATE TABLE t (m mood, f double precision, b bytea, ts timestamptz, c char(5), r int4range, d code, amount int,
          PRIMARY KEY (m, f, b, ts, c, r, d))""",
        """
        INSERT INTO t SELECT (enum_range(NULL::mood))[1 + g % 3],
          (ARRAY[0.1::float8, 1e-300, 'NaN', 'infinity', '-infinity', 1.0/3])[1 + g % 6],
          decode(md5((g % 4)::text), 'hex'), (ARRAY[timestamptz 'infinity', '-infinity', now()])[1 + g % 3],
          chr(97 + g % 20) || ' ', int4range(g % 10, g % 10 + 5), 'c' || g, g
        FROM generate_series(1, 2000) g""");
    fillsEveryRow("t", "m", "f", "b", "ts", "c", "r", "d");
  }

  @Test
  void anEmptyTableIsFinishedAtOnce() throws SQLException {
    database.execute("CREATE TABLE t (id int PRIMARY KEY, amount int)");
    Widening.expand(database, "t");
    Walk walk = walk(Widening.program("t", "id"));

    assertThat(strider.fill(walk, 100, Skip.NOTHING))
        .containsExactly(new Batch("", 1.0, 0, 0, 0, List.of(), true));
    assertThat(walk(Widening.program("t", "id")).resumed(walk.extent()).extent())
        .isEqualTo(walk.extent());
  }

  @Test
  void aTableWithoutAKeyIsRefused() throws SQLException {
    database.execute("CREATE TABLE t (amount int)");
    Widening.expand(database, "t");

    assertThatThrownBy(() -> walk(Widening.program("t")))
        .isInstanceOfSatisfying(
            BellowsException.class, it -> assertThat(it.code()).isEqualTo("sweep.no-key"));
  }

  @Test
  void theEndIsTheGreatestKeyOfTheBeginningAlsoAfterItIsGone() throws SQLException {
    database.execute(
        "CREATE TABLE t (id int PRIMARY KEY, amount int)",
        "INSERT INTO t SELECT g, g FROM generate_series(1, 1000) g");
    Widening.expand(database, "t");
    Walk walk = walk(Widening.program("t", "id"));
    database.execute(
        "DELETE FROM t WHERE id > 900",
        "INSERT INTO t SELECT g, g FROM generate_series(2000, 3000) g");

    List<Batch> batches = strider.fill(walk, 100, Skip.NOTHING);

    assertThat(Strider.looked(batches)).isEqualTo(900);
    assertThat(Widening.left(database, "t")).isZero();
  }

  @Test
  void onlyTheRowsBetweenTheBoundsAreReadAlsoWithoutStatistics() throws SQLException {
    database.execute(
        "CREATE TABLE t (a int, b uuid DEFAULT gen_random_uuid(), amount int, PRIMARY KEY (a, b)) WITH (autovacuum_enabled = false)",
        "INSERT INTO t (a, amount) SELECT g / 100, g FROM generate_series(1, 50000) g");
    Widening.expand(database, "t");
    RowProgram program = Widening.program("t", "a", "b");
    try (Connection connection = database.connect()) {
      Walk walk = new PostgreSqlSweeps().walk(connection, program, SweepOrder.KEY);
      String position = strider.fillOnce(connection, walk, "", 500, Skip.NOTHING).position();
      long read =
          transaction(
              connection,
              it -> {
                long before = rowsRead(it);
                walk.fill(it, position, 500, Skip.NOTHING);
                return rowsRead(it) - before;
              });
      assertThat(read).isBetween(500L, 1500L);
    }
  }

  private static long rowsRead(Connection connection) throws SQLException {
    return Sql.one(
        connection,
        "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 't'",
        row -> row.getLong(1));
  }

  @Test
  void everyRowIsFilledUnderWritersThatChangeKeys() throws SQLException {
    database.execute(
        "CREATE TABLE t (id bigint PRIMARY KEY, amount int)",
        "INSERT INTO t SELECT g, g FROM generate_series(1, 50000) g");
    Widening.expand(database, "t");
    Workload workload =
        Workload.on(database, 3)
            .retrying("23505")
            .with(
                "key",
                (connection, random) ->
                    Sql.update(
                        connection,
                        "UPDATE t SET id = ? WHERE id = ?",
                        random.nextLong(100_000),
                        random.nextLong(100_000)))
            .with(
                "delete",
                (connection, random) ->
                    Sql.update(connection, "DELETE FROM t WHERE id = ?", random.nextLong(100_000)));
    try (Writers writers = workload.start()) {
      writers.awaitServed(100);
      strider.fill(walk(Widening.program("t", "id")), 200, Skip.NOTHING);
      writers.awaitServed(100);
    }
    assertThat(Widening.left(database, "t")).as(() -> "seed " + workload.seed()).isZero();
  }
}
