package dev.bellows.cli.connection;

import dev.bellows.engine.failure.BellowsException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * PostgreSQL's own URLs ({@code postgresql://user@host/database?sslmode=require}), as the JDBC
 * driver understands them.
 */
final class PostgreSqlUrl {

  /** Parameters of libpq and what the driver calls them. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("user", "user"),
          Map.entry("password", "password"),
          Map.entry("sslmode", "sslmode"),
          Map.entry("sslcert", "sslcert"),
          Map.entry("sslkey", "sslkey"),
          Map.entry("sslpassword", "sslpassword"),
          Map.entry("sslrootcert", "sslrootcert"),
          Map.entry("sslnegotiation", "sslNegotiation"),
          Map.entry("channel_binding", "channelBinding"),
          Map.entry("gssencmode", "gssEncMode"),
          Map.entry("connect_timeout", "connectTimeout"),
          Map.entry("application_name", "ApplicationName"),
          Map.entry("options", "options"));

  private final String text;
  private final Properties properties = new Properties();

  private PostgreSqlUrl(String text) {
    this.text = text;
  }

  /**
   * The same place as a JDBC URL and properties.
   *
   * @throws BellowsException {@code url.invalid} (exit 2)
   */
  static Target read(String url) {
    return new PostgreSqlUrl(url).target();
  }

  private Target target() {
    String rest = text.substring(text.indexOf("://") + "://".length());
    int question = rest.indexOf('?');
    String place = question < 0 ? rest : rest.substring(0, question);
    if (question >= 0) {
      decoding(() -> parameters(rest.substring(question + 1)));
    }
    int slash = place.indexOf('/');
    String authority = slash < 0 ? place : place.substring(0, slash);
    String database = slash < 0 ? "" : place.substring(slash + 1);
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      decoding(() -> user(authority.substring(0, at)));
    }
    String hosts = authority.substring(at + 1);
    if (hosts.startsWith("%2F") || hosts.startsWith("%2f")) {
      throw invalid("Unix sockets cannot be used; give host and port");
    }
    return new Target(
        "jdbc:postgresql://" + (hosts.isEmpty() ? "localhost" : hosts) + "/" + database,
        properties);
  }

  private void user(String part) {
    int colon = part.indexOf(':');
    properties.setProperty("user", UrlText.decoded(colon < 0 ? part : part.substring(0, colon)));
    if (colon >= 0) {
      properties.setProperty("password", UrlText.decoded(part.substring(colon + 1)));
    }
  }

  private void parameters(String query) {
    UrlText.parameters(query)
        .forEach(
            (key, value) -> {
              String name = NAMES.get(key.toLowerCase(Locale.ROOT));
              if (name == null) {
                throw invalid(
                    "its parameter '%s' is not known; known are %s, and any of the JDBC driver in a jdbc:postgresql:// URL"
                        .formatted(
                            key, String.join(", ", NAMES.keySet().stream().sorted().toList())));
              }
              properties.setProperty(name, value);
            });
  }

  private void decoding(Runnable reading) {
    try {
      reading.run();
    } catch (IllegalArgumentException e) {
      throw invalid("a percent sign in it is not followed by two hexadecimal digits").causedBy(e);
    }
  }

  private BellowsException invalid(String why) {
    return BellowsException.userError(
        "url.invalid",
        "the URL '%s' cannot be used: %s. Nothing was done"
            .formatted(UrlText.withoutSecrets(text), why));
  }
}
