package dev.bellows.testkit.pgbouncer;

import dev.bellows.testkit.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** The files PgBouncer is started with. */
final class Configuration {
  static final String FILE = "pgbouncer.ini";
  private static final String ROLES = "roles.txt";

  private Configuration() {}

  /** Writes them to a new directory, readable for the user the program becomes. */
  static Path write(Database database, int port, int sessions, PoolMode mode)
      throws IOException, SQLException {
    Path directory = Files.createTempDirectory("bellows-pgbouncer-");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(directory.resolve(ROLES), roles(database));
    Files.writeString(
        directory.resolve(FILE),
        """
        [databases]
        %1$s = host=127.0.0.1 port=%2$d
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %3$d
        unix_socket_dir =
        auth_type = trust
        auth_file = %4$s
        pool_mode = %6$s
        default_pool_size = %5$d
        max_client_conn = 500
        ignore_startup_parameters = extra_float_digits, options
        """
            .formatted(
                database.name(),
                database.server().port(),
                port,
                directory.resolve(ROLES),
                sessions,
                mode.setting()));
    return directory;
  }

  private static String roles(Database database) throws SQLException {
    return database.column("SELECT rolname FROM pg_roles WHERE rolcanlogin").stream()
        .map(role -> "\"%s\" \"\"%n".formatted(String.valueOf(role).replace("\"", "\"\"")))
        .collect(Collectors.joining());
  }
}
