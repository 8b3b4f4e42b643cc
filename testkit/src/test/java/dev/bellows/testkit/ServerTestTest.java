package dev.bellows.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest(template = ServerTestTest.Shop.class)
class ServerTestTest {

  static final class Shop implements DatabaseTemplate {
    @Override
    public void prepare(Database database) throws SQLException {
      database.execute("CREATE TABLE customer (id int)", "INSERT INTO customer VALUES (1)");
    }
  }

  @BeforeEach
  void addOne(Database database) throws SQLException {
    database.execute("INSERT INTO customer VALUES (2)");
  }

  @Test
  void everyTestStartsFromTheTemplate(Database database) throws SQLException {
    assertThat(database.column("SELECT id FROM customer ORDER BY id")).containsExactly(1, 2);
    database.execute("DROP TABLE customer");
  }

  @Test
  void noTestSeesWhatAnotherDid(Database database) throws SQLException {
    assertThat(database.column("SELECT id FROM customer ORDER BY id")).containsExactly(1, 2);
    database.execute("DROP TABLE customer");
  }

  @Test
  void theServerIsOfASelectedVersion(Database database) throws SQLException {
    assertThat(SelectedVersions.selected()).contains(database.server().version());
    assertThat(database.number("SELECT current_setting('server_version_num')::int / 10000"))
        .isEqualTo(database.server().version());
  }

  @Test
  void theServerIsSetUpAgainstComfortableAssumptions(Database database) throws SQLException {
    assertThat(database.text("SHOW TimeZone")).isEqualTo("America/Los_Angeles");
    assertThat(database.text("SHOW wal_level")).isEqualTo("logical");
    assertThat(database.text("SHOW max_connections")).isEqualTo("200");
    assertThat(database.text("SHOW max_prepared_transactions")).isEqualTo("20");
    assertThat(database.text("SHOW fsync")).isEqualTo("off");
    assertThat(database.text("SHOW deadlock_timeout")).isEqualTo("1s");
    database.execute("CREATE EXTENSION pg_stat_statements");
    assertThat(database.number("SELECT count(*) FROM pg_stat_statements")).isPositive();
  }
}
