package dev.bellows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.bellows.model.Side;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@ServerTest
class WriterTest {

  @Test
  void anAnnouncementHoldsUntilTheTransactionEnds(Database database) throws SQLException {
    try (HikariDataSource pool = database.pool(1)) {
      try (Connection connection = pool.getConnection()) {
        connection.setAutoCommit(false);
        Writer.announce(connection, Side.NEW);
        assertThat(announced(connection)).isEqualTo("new");
        connection.commit();
        assertThat(announced(connection)).isEmpty();
        Writer.announce(connection, Side.OLD);
        assertThat(announced(connection)).isEqualTo("old");
        connection.rollback();
      }
      try (Connection next = pool.getConnection()) {
        assertThat(announced(next)).isEmpty();
      }
    }
  }

  @Test
  void outsideOfATransactionItIsRefused(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      assertThatThrownBy(() -> Writer.announce(connection, Side.NEW))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("setAutoCommit(false)");
    }
  }

  private static String announced(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT coalesce(current_setting('bellows.writer', true), '')")) {
      row.next();
      return row.getString(1);
    }
  }
}
