package dev.bellows.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;

/** One server from {@code initdb} to the removal of its files; ends with the JVM at the latest. */
final class PostgresqlProcess {
  private static final Duration STARTUP = Duration.ofSeconds(60);

  private final PostgresqlSettings settings;
  private final Path root;
  private final int port;
  private final PostgresqlControl control;
  private boolean running;
  private boolean removed;

  private PostgresqlProcess(PostgresqlSettings settings, Path root, int port) {
    this.settings = settings;
    this.root = root;
    this.port = port;
    this.control = new PostgresqlControl(root.resolve("data"), root.resolve("server.log"));
  }

  /** Creates a data directory and starts a server on it. */
  static PostgresqlProcess create(PostgresqlSettings settings) {
    try {
      Path root = Files.createTempDirectory("bellows-postgresql-" + settings.version() + "-");
      PostgresqlProcess process = new PostgresqlProcess(settings, root, FreePort.find());
      process.firstStart();
      return process;
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "PostgreSQL %d could not be started".formatted(settings.version()), failure);
    }
  }

  int port() {
    return port;
  }

  Path log() {
    return control.log();
  }

  synchronized void start() {
    if (!running) {
      control.start(
          settings.allParameters().entrySet().stream()
              .map(parameter -> "-c " + parameter.getKey() + "=" + parameter.getValue())
              .collect(Collectors.joining(" ", "-p " + port + " ", "")));
      running = true;
    }
  }

  synchronized void stopImmediately() {
    if (running) {
      control.stopImmediately();
      running = false;
    }
  }

  synchronized void remove() {
    if (removed) {
      return;
    }
    removed = true;
    stopImmediately();
    FileUtils.deleteQuietly(root.toFile());
  }

  private synchronized void firstStart() throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPgBinaryResolver(new CopiedBinaries(settings.version()))
            .setDataDirectory(control.dataDirectory())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setDataDirectoryCustomizer(PostgresqlProcess::askForPasswords)
            .setOutputRedirector(ProcessBuilder.Redirect.appendTo(control.log().toFile()))
            .setPGStartupWait(STARTUP)
            .setPort(port);
    for (Map.Entry<String, String> parameter : settings.allParameters().entrySet()) {
      builder.setServerConfig(parameter.getKey(), parameter.getValue());
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::remove, "stop PostgreSQL on " + port));
    try {
      builder.start();
    } catch (IOException | RuntimeException failure) {
      running = Files.exists(control.dataDirectory().resolve("postmaster.pid"));
      remove();
      throw failure;
    }
    running = true;
  }

  /** Everybody is trusted but the roles a test created with a password. */
  private static void askForPasswords(File dataDirectory) {
    Path rules = dataDirectory.toPath().resolve("pg_hba.conf");
    try {
      String trust = Files.readString(rules);
      Files.writeString(
          rules,
          "host all +%s all scram-sha-256%n%s".formatted(Roles.WITH_PASSWORD, trust),
          StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
