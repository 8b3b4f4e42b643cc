package dev.bellows.cli.connection;

import dev.bellows.engine.failure.BellowsException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How we get into the database. User and password given by themselves go before those in the URL,
 * unless the URL comes from a place that goes before theirs.
 */
record Login(Setting url, @Nullable Setting user, @Nullable Setting password) {

  private static final String SUPPORTED =
      "supported are postgresql://HOST:PORT/DATABASE and jdbc:postgresql://HOST:PORT/DATABASE";

  /**
   * @throws BellowsException {@code url.missing}, {@code url.unsupported}, {@code url.invalid}
   *     (exit 2)
   */
  static Target target(Setting.Places places) {
    Setting url = places.find("url");
    if (url == null) {
      throw BellowsException.userError(
          "url.missing",
          "no database is named: give --url, BELLOWS_URL or 'url' in %s; %s. Nothing was done"
              .formatted(ConfigurationFile.NAME, SUPPORTED));
    }
    return new Login(url, places.find("user"), places.find("password")).target();
  }

  private Target target() {
    Target address = address();
    Properties properties = new Properties();
    properties.putAll(address.properties());
    over(properties, "user", user);
    over(properties, "password", password);
    return new Target(address.url(), properties);
  }

  private Target address() {
    String text = url.value();
    if (text.startsWith("postgresql://") || text.startsWith("postgres://")) {
      return PostgreSqlUrl.read(text);
    }
    if (text.startsWith("jdbc:postgresql:")) {
      return jdbc(text);
    }
    throw BellowsException.userError(
        "url.unsupported",
        "the URL '%s' is of a kind that is not supported; %s. Nothing was done"
            .formatted(UrlText.withoutSecrets(text), SUPPORTED));
  }

  /** User and password leave the URL, so that what prints the URL never prints them. */
  private static Target jdbc(String text) {
    Properties properties = new Properties();
    int question = text.indexOf('?');
    if ((question < 0 ? text : text.substring(0, question)).contains("@")) {
      throw BellowsException.userError(
          "url.invalid",
          "the URL '%s' cannot be used: JDBC URLs hold no user before the host; give --user, or a postgresql:// URL. Nothing was done"
              .formatted(UrlText.withoutSecrets(text)));
    }
    if (question < 0) {
      return new Target(text, properties);
    }
    StringBuilder kept = new StringBuilder();
    for (String pair : text.substring(question + 1).split("&", -1)) {
      if (pair.startsWith("user=") || pair.startsWith("password=")) {
        UrlText.parameters(pair).forEach(properties::setProperty);
      } else {
        kept.append(kept.length() == 0 ? '?' : '&').append(pair);
      }
    }
    return new Target(text.substring(0, question) + kept, properties);
  }

  private void over(Properties properties, String key, @Nullable Setting given) {
    boolean first = given != null && given.origin().compareTo(url.origin()) <= 0;
    if (given != null && (first || properties.getProperty(key) == null)) {
      properties.setProperty(key, given.value());
    }
  }
}
