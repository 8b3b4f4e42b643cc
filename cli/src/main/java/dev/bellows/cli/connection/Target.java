package dev.bellows.cli.connection;

import java.util.Properties;

/**
 * A database as the driver is told of it.
 *
 * @param url a JDBC URL
 * @param properties user, password and what the URL said beside the address
 */
record Target(String url, Properties properties) {

  /** Without the properties, which hold the password. */
  @Override
  public String toString() {
    return "Target[" + UrlText.withoutSecrets(url) + "]";
  }
}
