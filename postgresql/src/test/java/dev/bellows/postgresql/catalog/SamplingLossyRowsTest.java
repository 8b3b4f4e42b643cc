package dev.bellows.postgresql.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.spi.Catalog.Lossy;
import dev.bellows.model.TableName;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@ServerTest
class SamplingLossyRowsTest {
  private final PostgreSqlCatalog catalog = new PostgreSqlCatalog();

  private Lossy lossy(Database database, String table, String predicate) throws SQLException {
    try (Connection connection = database.connect()) {
      TableName name = TableName.parse(table);
      Lossy lossy = catalog.lossy(connection, catalog.table(connection, name), predicate);
      assertThat(connection.getAutoCommit()).isTrue();
      return lossy;
    }
  }

  @Test
  void rowsThatDoNotComeBackAreCountedAndNamedByTheirKey(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE \"Shop\" (\"Nr\" int, code text, name text, PRIMARY KEY (\"Nr\", code))",
        "INSERT INTO \"Shop\" SELECT i, 'c', CASE WHEN i % 100 = 0 THEN ' x' WHEN i = 7 THEN NULL ELSE 'x' END FROM generate_series(1, 2000) i");

    Lossy lossy = lossy(database, "Shop", "trim(\"Shop\".name) = name AND '?' <> 'what?'");

    assertThat(lossy.looked()).isEqualTo(2000);
    assertThat(lossy.lossy()).isEqualTo(20);
    assertThat(lossy.keys()).hasSize(10).contains("Nr=100, code=c");
    assertThat(lossy(database, "Shop", "true")).isEqualTo(new Lossy(2000, 0, java.util.List.of()));
  }

  @Test
  void aTableWithoutKeyIsNamedByItsPlace(Database database) throws SQLException {
    database.execute("CREATE TABLE t (name text)", "INSERT INTO t VALUES ('x'), (' x')");

    assertThat(lossy(database, "t", "trim(name) = name").keys()).containsExactly("ctid=(0,2)");
  }

  @Test
  void aRowOnWhichThePredicateFailsIsNotCountedAsLossy(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE t (t int PRIMARY KEY, code text, \"bellows row\" int)",
        "INSERT INTO t VALUES (1, '5'), (2, 'five'), (3, '05')");

    assertThat(lossy(database, "t", "code::int::text = code"))
        .isEqualTo(new Lossy(3, 1, java.util.List.of("t=3")));
  }

  @Test
  void aLargeTableIsSampled(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE big (id int PRIMARY KEY)",
        "INSERT INTO big SELECT generate_series(1, 200000)",
        "ANALYZE big");

    Lossy lossy = lossy(database, "big", "id % 2 = 0");

    assertThat(lossy.looked()).isBetween(5_000L, 60_000L);
    assertThat(lossy.lossy()).isBetween(lossy.looked() / 3, lossy.looked() * 2 / 3);
  }

  @Test
  void aPredicateThatTakesTooLongGivesNoAnswerInsteadOfHoldingUpThePlan(Database database)
      throws SQLException {
    database.execute("CREATE TABLE t (id int)", "INSERT INTO t SELECT generate_series(1, 1000)");

    assertThat(lossy(database, "t", "pg_sleep(60) IS NULL").lossy()).isZero();
  }
}
