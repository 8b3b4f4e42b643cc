package dev.bellows.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that was built. */
final class Version implements IVersionProvider {

  private static final String FILE = "/dev/bellows/cli/version.properties";

  @Override
  public String[] getVersion() {
    return new String[] {
      "bellows %s (Java %s)".formatted(number(), System.getProperty("java.version"))
    };
  }

  static String number() {
    Properties properties = new Properties();
    try (InputStream file = Version.class.getResourceAsStream(FILE)) {
      properties.load(Objects.requireNonNull(file, FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }
}
