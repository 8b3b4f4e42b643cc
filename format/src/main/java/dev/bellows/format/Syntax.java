package dev.bellows.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.util.Optional;

/** The two ways in which a migration file is written. */
public enum Syntax {
  YAML,
  JSON;

  /** The syntax that a file's name tells: {@code .yaml} and {@code .yml}, or {@code .json}. */
  public static Optional<Syntax> ofFileName(String fileName) {
    if (fileName.endsWith(".yaml") || fileName.endsWith(".yml")) {
      return Optional.of(YAML);
    }
    return fileName.endsWith(".json") ? Optional.of(JSON) : Optional.empty();
  }

  /** What reads the tokens. In YAML only true and false are booleans: no, on and yes are texts. */
  JsonFactory tokens() {
    return switch (this) {
      case YAML ->
          YAMLFactory.builder()
              .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
              .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
              .build();
      case JSON -> new JsonFactory();
    };
  }
}
