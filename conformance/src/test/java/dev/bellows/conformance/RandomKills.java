package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.State;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.process.ChildProcess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life whose every phase is killed once at a random moment, and run again. */
final class RandomKills {

  private static final Logger LOG = LoggerFactory.getLogger(RandomKills.class);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A phase that has ended before its moment is brought back and tried again. */
  private static final int MOST_MISSES = 20;

  private final Database database;
  private final KilledLife life;
  private final Map<Killable, Integer> kills = new EnumMap<>(Killable.class);

  RandomKills(Database database, KilledLife life) {
    this.database = database;
    this.life = life;
  }

  /** How long each takes, from its first attempt's begin to its last one's end. */
  Map<Killable, Duration> measured() throws SQLException {
    Map<Killable, Duration> durations = new EnumMap<>(Killable.class);
    for (Killable phase : Killable.values()) {
      bring(phase);
      long before = attempts();
      life.chain().run(phase.command(), List.of());
      durations.put(phase, took(before));
    }
    return durations;
  }

  /**
   * Kills each phase, and after each kill has the same command finish. A drop that has ended before
   * its moment cannot be brought back.
   *
   * @return how often each was killed in its middle
   */
  Map<Killable, Integer> overAll(Map<Killable, Duration> durations, SplittableRandom random)
      throws SQLException {
    for (Killable phase : Killable.values()) {
      kill(phase, Objects.requireNonNull(durations.get(phase)), random);
      life.chain().run(phase.command(), List.of());
      life.nothingIsLost();
    }
    return kills;
  }

  private void kill(Killable phase, Duration duration, SplittableRandom random)
      throws SQLException {
    for (int misses = 0; misses <= MOST_MISSES; misses++) {
      if (life.life().find() == State.CONTRACTED) {
        return;
      }
      bring(phase);
      Duration moment = Duration.ofNanos(random.nextLong(duration.toNanos()));
      boolean met = isMet(phase, moment);
      LOG.info(
          "{} {} {} ms after its begin", phase, met ? "killed" : "had ended", moment.toMillis());
      if (met) {
        kills.merge(phase, 1, Integer::sum);
        Leases.lapse(database);
        return;
      }
    }
    throw new AssertionError(
        "%s, which takes %s, was never met in the middle".formatted(phase, duration));
  }

  /** Whether the process was killed after its attempt had begun and before it had ended. */
  private boolean isMet(Killable phase, Duration moment) throws SQLException {
    try (Connection connection = database.connect();
        ChildProcess process = life.chain().start(phase.command())) {
      Awaitility.await(phase + " to begin")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> isAtWork(connection) || !process.isAlive());
      long until = System.nanoTime() + moment.toNanos();
      Awaitility.await("the moment")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> System.nanoTime() >= until || !process.isAlive());
      process.kill();
      assertThat(process.awaitExit())
          .as("%s", process)
          .isIn(CommandLine.KILLED, CommandLine.DONE, CommandLine.REFUSED);
      return process.awaitExit() == CommandLine.KILLED && isAtWork(connection);
    }
  }

  private static boolean isAtWork(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT EXISTS (SELECT FROM bellows.attempt WHERE ended_at IS NULL)");
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** Takes the life back, or on, to where the phase has its work before it. */
  private void bring(Killable phase) throws SQLException {
    State state = life.life().find();
    if (!phase.worksIn(state) && state.isAtLeast(phase.from())) {
      life.life().rollback();
    }
    for (Killable earlier : Killable.values()) {
      boolean forward = earlier != Killable.ROLLBACK && earlier.worksIn(life.life().find());
      if (forward && !phase.worksIn(life.life().find())) {
        life.run(earlier.command(), List.of());
      }
    }
    life.ready(phase.command());
    assertThat(phase.worksIn(life.life().find())).as("%s", life.life().find()).isTrue();
  }

  private long attempts() throws SQLException {
    return database.number("SELECT coalesce(max(id), 0) FROM bellows.attempt");
  }

  private Duration took(long before) throws SQLException {
    return Duration.ofMillis(
        database.number(
            "SELECT round(1000 * extract(epoch FROM max(ended_at) - min(started_at))) FROM bellows.attempt WHERE id > ?",
            before));
  }
}
