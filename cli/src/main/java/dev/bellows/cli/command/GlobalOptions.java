package dev.bellows.cli.command;

import dev.bellows.cli.output.Format;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command understands, before or after its name. */
final class GlobalOptions {

  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "The database: postgresql:// or jdbc:postgresql:// (BELLOWS_URL).")
  private @Nullable String url;

  @Option(
      names = "--user",
      paramLabel = "USER",
      scope = ScopeType.INHERIT,
      description = "The database user (BELLOWS_USER).")
  private @Nullable String user;

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      scope = ScopeType.INHERIT,
      description = "The password; others can see it here, so prefer BELLOWS_PASSWORD.")
  private @Nullable String password;

  @Option(
      names = "--control-schema",
      paramLabel = "SCHEMA",
      scope = ScopeType.INHERIT,
      description = "The schema of the control tables (default: bellows).")
  private @Nullable String controlSchema;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "A file with url, user, password, control_schema, actor (default: bellows.yaml, if there is one).")
  private @Nullable String configuration;

  @Option(
      names = "--actor",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "Who decides, for the journal (BELLOWS_ACTOR; default: the OS user).")
  private @Nullable String actor;

  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      scope = ScopeType.INHERIT,
      description =
          "How long to try for a lock, or for old transactions to end, before exit code 4: 30s, 10m (default: 10m).")
  private @Nullable String patience;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      scope = ScopeType.INHERIT,
      description = "json writes exactly one document to standard output (default: text).")
  private Format output = Format.TEXT;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Stack traces, and more of what goes on, on standard error.")
  private boolean debug;

  /** The settings given by flags, by their key in the configuration file. */
  Map<String, String> settings() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "url", url);
    put(given, "user", user);
    put(given, "password", password);
    put(given, "control_schema", controlSchema);
    put(given, "actor", actor);
    return given;
  }

  private static void put(Map<String, String> given, String key, @Nullable String value) {
    if (value != null) {
      given.put(key, value);
    }
  }

  @Nullable String configuration() {
    return configuration;
  }

  @Nullable String patience() {
    return patience;
  }

  Format output() {
    return output;
  }

  boolean debug() {
    return debug;
  }
}
