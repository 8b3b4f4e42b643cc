package dev.bellows.conformance.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A command that has ended, with all that it wrote. */
record Ended(String command, int exitCode, String out, String err) {

  static final int DONE = 0;
  static final int WRONG = 2;
  static final int REFUSED = 3;
  static final int BUSY = 4;

  private static final JsonMapper MAPPER = new JsonMapper();

  /** The same, once it is shown to have ended well. */
  Ended done() {
    assertThat(exitCode).as("exit code of %s", this).isEqualTo(DONE);
    return this;
  }

  /** The message of a failure, once it is shown to have ended with these. */
  String failed(int expectedExit, String expectedCode) {
    assertThat(code()).as("%s", this).isEqualTo(expectedCode);
    assertThat(exitCode).as("exit code of %s", this).isEqualTo(expectedExit);
    return text("message");
  }

  /** The code of a failure; empty where it did not fail. */
  String code() {
    return text("code");
  }

  /** A text of the answer. */
  String text(String field) {
    return document().path(field).asText();
  }

  /** Its standard output, which is one document. */
  JsonNode document() {
    try {
      return MAPPER.readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not one JSON document: " + this, e);
    }
  }
}
