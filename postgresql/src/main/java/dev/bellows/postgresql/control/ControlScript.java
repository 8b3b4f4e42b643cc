package dev.bellows.postgresql.control;

import dev.bellows.postgresql.sql.Names;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The statements that bring the control tables from the version before to one version. */
final class ControlScript {

  private static final Pattern END = Pattern.compile("(?m)^;;$");

  private final String text;

  private ControlScript(String text) {
    this.text = text;
  }

  static ControlScript of(int version) {
    String name = "/dev/bellows/postgresql/control-%d.sql".formatted(version);
    try (InputStream resource = ControlScript.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("Resource " + name + " is missing");
      }
      return new ControlScript(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In order, for that schema. */
  List<String> statements(String schema) {
    return Arrays.stream(END.split(text.replace("${schema}", Names.quote(schema))))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }
}
