package dev.bellows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.model.MigrationName;
import dev.bellows.model.Side;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@ServerTest(template = ControlTables.class)
class FlagWatchTest {
  private static final Duration STALE_AFTER = Duration.ofSeconds(10);

  private final Database database;
  private final FlagWatch watch;
  private long nanoTime = Long.MAX_VALUE - 5;

  FlagWatchTest(Database database) {
    this.database = database;
    ClientSettings settings =
        new ClientSettings(
            new MigrationName(ControlTables.MIGRATION),
            "bellows",
            "instance \"1\"",
            Duration.ofSeconds(1),
            STALE_AFTER);
    this.watch = new FlagWatch(settings, new ControlViews(settings), () -> nanoTime);
  }

  @Test
  void requestsReadOldUntilTheFlagWasSeen() throws SQLException {
    ControlTables.setFlag(database, "NEW", 100, 7);
    assertThat(reads()).isEqualTo(Side.OLD);

    look();

    assertThat(reads()).isEqualTo(Side.NEW);
  }

  @Test
  void aVersionIsAcknowledgedOnceNoRequestGoesByAnOlderOne() throws SQLException {
    ControlTables.setFlag(database, "OLD", 0, 1);
    look();
    look();
    FlagVersion first = watch.begin();
    ControlTables.setFlag(database, "NEW", 50, 2);

    look();
    FlagVersion second = watch.begin();
    look();
    assertThat(acknowledged()).isEqualTo(1);
    assertThat(second.flag().percent()).isEqualTo(50);

    first.end();
    look();
    assertThat(acknowledged()).isEqualTo(2);
    second.end();
  }

  @Test
  void withoutAnAnswerTheLastFlagHoldsForABoundedTimeOnly() throws SQLException {
    ControlTables.setFlag(database, "NEW", 100, 1);
    look();

    nanoTime += STALE_AFTER.toNanos();
    assertThat(reads()).isEqualTo(Side.NEW);
    nanoTime += 1;
    assertThat(reads()).isEqualTo(Side.OLD);

    look();
    assertThat(reads()).isEqualTo(Side.NEW);
  }

  @Test
  void requestsThatBeganWhileItWasStaleAreWaitedForToo() throws SQLException {
    ControlTables.setFlag(database, "NEW", 100, 1);
    FlagVersion early = watch.begin();
    look();
    look();
    assertThat(acknowledged()).isEqualTo(Flag.NO_VERSION);

    early.end();
    look();
    assertThat(acknowledged()).isEqualTo(1);
  }

  @Test
  void anInstanceThatBellowsCannotSeeReadsOld() throws SQLException {
    ControlTables.setFlag(database, "NEW", 100, 1);
    database.createRole("reader");
    database.execute("GRANT SELECT ON bellows.client_v1_flag TO reader");

    try (Connection connection = database.connectAs("reader")) {
      assertThatThrownBy(() -> watch.look(connection))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("client_v1_client");
    }

    assertThat(reads()).isEqualTo(Side.OLD);
  }

  @Test
  void aMigrationWithoutFlagReadsOldAndIsSeen() throws SQLException {
    look();

    assertThat(reads()).isEqualTo(Side.OLD);
    assertThat(watch.current().flag().isPresent()).isFalse();
    assertThat(acknowledged()).isEqualTo(Flag.NO_VERSION);
  }

  private void look() throws SQLException {
    try (Connection connection = database.connect()) {
      watch.look(connection);
    }
  }

  private Side reads() {
    return watch.current().flag().readsFor("any");
  }

  private long acknowledged() throws SQLException {
    return database.number("SELECT flag_version FROM bellows.client");
  }
}
