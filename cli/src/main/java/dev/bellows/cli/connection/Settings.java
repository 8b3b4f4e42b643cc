package dev.bellows.cli.connection;

import dev.bellows.engine.database.ConnectionSource;
import dev.bellows.engine.database.Database;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.postgresql.PostgreSqlDialect;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Flags, environment and {@code bellows.yaml}, in this order. Immutable; the password never leaves
 * it but to the driver.
 */
public final class Settings {

  private final Setting.Places places;

  private Settings(Setting.Places places) {
    this.places = places;
  }

  /**
   * Looks where settings are.
   *
   * @param flags by key: url, user, password, control_schema, actor; without those not given
   * @param configuration the file that {@code --config} names, or null
   * @throws BellowsException {@code config.missing}, {@code config.invalid} (exit 2)
   */
  public static Settings read(
      Map<String, String> flags,
      Map<String, String> environment,
      Path directory,
      @Nullable String configuration) {
    return new Settings(
        new Setting.Places(flags, environment, ConfigurationFile.read(directory, configuration)));
  }

  /**
   * The database; nothing is connected yet.
   *
   * @throws BellowsException {@code url.missing}, {@code url.unsupported}, {@code url.invalid}
   *     (exit 2)
   */
  public Database database() {
    ConnectionSource source = new PostgreSqlConnections(Login.target(places));
    return new Database(source, new PostgreSqlDialect(controlSchema()), controlSchema());
  }

  /** The schema of the control tables. */
  public String controlSchema() {
    String given = Setting.textOf(places.find("control_schema"));
    return given == null ? PostgreSqlDialect.CONTROL_SCHEMA : given;
  }

  /** Who gives the command; by default the user of the operating system. */
  public String actor() {
    String given = Setting.textOf(places.find("actor"));
    return given == null ? System.getProperty("user.name", "unknown") : given;
  }
}
