package dev.bellows.client;

import dev.bellows.model.MigrationName;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Describes a {@link BellowsClient}. Not thread-safe. */
public final class ClientBuilder {

  /** How often the flag is looked at. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(1);

  /**
   * How long the last known flag holds when the database does not answer. Bellows takes an instance
   * for dead only when it has not seen it for longer than this.
   */
  public static final Duration DEFAULT_STALE_AFTER = Duration.ofSeconds(10);

  private final DataSource dataSource;
  private @Nullable MigrationName migration;
  private String controlSchema = "bellows";
  private String instance = processName();
  private Duration interval = DEFAULT_INTERVAL;
  private Duration staleAfter = DEFAULT_STALE_AFTER;

  ClientBuilder(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * The migration to follow; required.
   *
   * @throws IllegalArgumentException when no migration can have this name
   */
  public ClientBuilder migration(String name) {
    this.migration = new MigrationName(name);
    return this;
  }

  /** Where Bellows keeps its tables; default {@code bellows}. */
  public ClientBuilder controlSchema(String schema) {
    this.controlSchema = schema;
    return this;
  }

  /** A name no other process has at the same time; default made of process, host and chance. */
  public ClientBuilder instance(String name) {
    this.instance = name;
    return this;
  }

  /** Between two looks at the flag; default {@link #DEFAULT_INTERVAL}. */
  public ClientBuilder interval(Duration between) {
    this.interval = between;
    return this;
  }

  /**
   * Default {@link #DEFAULT_STALE_AFTER}; a longer one is safe only when Bellows is told to wait
   * longer for clients, too.
   */
  public ClientBuilder staleAfter(Duration unanswered) {
    this.staleAfter = unanswered;
    return this;
  }

  /**
   * Looks at the flag once and starts the background thread. A database that does not answer is no
   * error: requests read old until it does.
   *
   * @throws IllegalStateException when no migration was given
   * @throws IllegalArgumentException when the durations contradict each other
   */
  public BellowsClient build() {
    if (migration == null) {
      throw new IllegalStateException("a client needs the migration's name: migration(\"…\")");
    }
    return new BellowsClient(
        dataSource, new ClientSettings(migration, controlSchema, instance, interval, staleAfter));
  }

  private static String processName() {
    return ManagementFactory.getRuntimeMXBean().getName()
        + "-"
        + UUID.randomUUID().toString().substring(0, 8);
  }
}
