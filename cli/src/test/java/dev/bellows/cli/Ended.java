package dev.bellows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** A command that has ended, with all that it wrote. */
record Ended(String command, int exitCode, String out, String err) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** The same, once it is shown to have ended so. */
  Ended exits(int expected) {
    assertThat(exitCode).as("exit code of %s", this).isEqualTo(expected);
    return this;
  }

  /** Its standard output, which is exactly one document. */
  JsonNode document() {
    try {
      return MAPPER.readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not one JSON document: " + this, e);
    }
  }

  /** The one document of a command that failed with this code. */
  JsonNode failure(String code) {
    JsonNode document = document();
    assertThat(keys(document)).containsExactly("code", "category", "message", "context");
    assertThat(document.path("code").asText()).as("%s", this).isEqualTo(code);
    return document;
  }

  static List<String> keys(JsonNode object) {
    return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }
}
