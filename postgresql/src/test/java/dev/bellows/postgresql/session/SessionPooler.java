package dev.bellows.postgresql.session;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.FreePort;
import dev.bellows.testkit.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A PgBouncer in session mode in front of a database. */
final class SessionPooler implements AutoCloseable {

  private final Database database;
  private final int port = FreePort.find();
  private final Path directory;
  private final ChildProcess process;

  SessionPooler(Database database) throws IOException {
    this.database = database;
    this.directory = Files.createTempDirectory("bellows-session-pooler-");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path roles = directory.resolve("roles.txt");
    Files.writeString(roles, "\"%s\" \"\"%n".formatted(database.superuser()));
    Path configuration = directory.resolve("pgbouncer.ini");
    Files.writeString(
        configuration,
        """
        [databases]
        * = host=127.0.0.1 port=%d
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = trust
        auth_file = %s
        pool_mode = session
        ignore_startup_parameters = extra_float_digits
        """
            .formatted(database.server().port(), port, roles));
    this.process = ChildProcess.start(new ProcessBuilder(command(configuration)));
    Awaitility.await()
        .ignoreExceptionsInstanceOf(SQLException.class)
        .untilAsserted(() -> connect().close());
  }

  /** Run by root it wants to be somebody else. */
  private static List<String> command(Path configuration) {
    List<String> command = new ArrayList<>(List.of("/usr/sbin/pgbouncer"));
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(configuration.toString());
    return command;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/%s?ApplicationName=testkit"
            .formatted(port, database.name()),
        database.superuser(),
        "");
  }

  @Override
  public void close() throws IOException {
    process.close();
    for (String file : List.of("roles.txt", "pgbouncer.ini")) {
      Files.delete(directory.resolve(file));
    }
    Files.delete(directory);
  }
}
