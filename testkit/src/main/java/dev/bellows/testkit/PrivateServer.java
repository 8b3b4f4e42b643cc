package dev.bellows.testkit;

/**
 * A server that belongs to one test, which may stop and start it. Closing it removes it with its
 * data. Safe for use by many threads.
 */
public final class PrivateServer implements AutoCloseable {
  private final PostgresqlProcess process;
  private final PostgresqlServer server;

  private PrivateServer(PostgresqlSettings settings) {
    this.process = PostgresqlProcess.create(settings);
    this.server = new PostgresqlServer(settings.version(), process);
  }

  /** Creates a data directory and starts a server on it, which takes about two seconds. */
  public static PrivateServer start(PostgresqlSettings settings) {
    return new PrivateServer(settings);
  }

  /** How the server is reached; stays the same over stops and starts. */
  public PostgresqlServer server() {
    return server;
  }

  /**
   * Stops the server as a crash would: sessions end in the middle, nothing is flushed, and the next
   * start recovers. Does nothing when it is stopped.
   */
  public void stopImmediately() {
    process.stopImmediately();
  }

  /** Starts the stopped server on the same data and port and waits until it accepts sessions. */
  public void start() {
    process.start();
  }

  @Override
  public void close() {
    process.remove();
  }
}
