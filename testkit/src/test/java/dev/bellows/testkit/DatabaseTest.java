package dev.bellows.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest
class DatabaseTest {
  private final Database database;

  DatabaseTest(Database database) {
    this.database = database;
  }

  @Test
  void theConstructorGetsTheDatabaseOfItsTest(Database same) {
    assertThat(same).isSameAs(database);
  }

  @Test
  void rowsComeAsTheDriversObjects() throws SQLException {
    database.execute("CREATE TABLE t (a int, b text)");

    assertThat(database.update("INSERT INTO t VALUES (?, ?), (2, NULL)", 1, "x")).isEqualTo(2);

    assertThat(database.rows("SELECT a, b FROM t ORDER BY a"))
        .containsExactly(List.of(1, "x"), Arrays.asList(2, null));
    assertThat(database.column("SELECT b FROM t WHERE a = ?", 1)).containsExactly("x");
    assertThat(database.number("SELECT count(*) FROM t")).isEqualTo(2);
    assertThat(database.text("SELECT b FROM t WHERE a = 2")).isNull();
  }

  @Test
  void aValueThatIsNotOneIsRefused() {
    assertThatThrownBy(() -> database.value("SELECT generate_series(1, 2)"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> database.number("SELECT NULL"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRoleHasNoRightsButItsOwn() throws SQLException {
    database.execute("CREATE TABLE t (a int)");
    database.createRole("app\"lication");

    try (Connection connection = database.connectAs("app\"lication")) {
      assertThatThrownBy(() -> Statements.execute(connection, "SELECT * FROM t"))
          .isInstanceOf(SQLException.class)
          .extracting("SQLState")
          .isEqualTo("42501");
    }
  }

  @Test
  void aRoleWithAPasswordHasToGiveIt() throws SQLException {
    database.createRole("guarded", "it's secret");

    DriverManager.getConnection(database.url(), "guarded", "it's secret").close();
    assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "guarded", "wrong"))
        .isInstanceOf(SQLException.class)
        .extracting("SQLState")
        .isEqualTo("28P01");
  }

  @Test
  void aCopyHasWhatThereIsAndIsGoneWhenItIsClosed() throws SQLException {
    database.execute("CREATE TABLE t AS SELECT 7 AS a");
    String name;
    try (CheckedDatabase copy = database.copy()) {
      name = copy.database().name();
      copy.database().execute("UPDATE t SET a = a + 1");
      assertThat(copy.database().number("SELECT a FROM t")).isEqualTo(8);
    }
    assertThat(database.number("SELECT a FROM t")).isEqualTo(7);
    assertThat(database.rows("SELECT FROM pg_database WHERE datname = ?", name)).isEmpty();
  }

  @Test
  void rolesGoWithTheDatabaseTheyWereCreatedFor() throws SQLException {
    Database other = database.server().createDatabase();
    other.createRole("owner");
    other.execute("CREATE TABLE t (a int)", "ALTER TABLE t OWNER TO owner");

    other.drop();

    assertThat(database.rows("SELECT FROM pg_roles WHERE rolname = 'owner'")).isEmpty();
  }

  @Test
  void aPooledSessionPreparesOnTheServerAtOnce() throws SQLException {
    try (var pool = database.pool(1);
        Connection connection = pool.getConnection()) {
      Statements.rows(connection, "SELECT 17 + ?", 4);

      assertThat(
              Statements.rows(
                  connection,
                  "SELECT 1 FROM pg_prepared_statements WHERE statement LIKE 'SELECT 17%'"))
          .hasSize(1);
    }
  }
}
