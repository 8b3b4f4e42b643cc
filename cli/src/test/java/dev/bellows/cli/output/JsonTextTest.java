package dev.bellows.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bellows.model.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void valuesAreWrittenAsTheContractSays() throws Exception {
    Document document =
        new Document()
            .put("text", "a \"quote\"\nand \u0001")
            .put("number", 5L)
            .put("rate", 0.5)
            .put("truth", true)
            .put("nothing", null)
            .put("at", Instant.parse("2026-11-23T05:13:00Z"))
            .put("state", State.ROLLED_BACK)
            .putObject("object", 1, value -> new Document().put("value", value))
            .putObject("none", null, value -> new Document())
            .putObjects("objects", List.of(1, 2), value -> new Document().put("value", value));

    JsonNode json = new ObjectMapper().readTree(JsonText.of(document));

    assertThat(json)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"text": "a \\"quote\\"\\nand \\u0001", "number": 5, "rate": 0.5, "truth": true, "nothing": null,
                     "at": "2026-11-23T05:13:00Z", "state": "ROLLED_BACK", "object": {"value": 1}, "none": null,
                     "objects": [{"value": 1}, {"value": 2}]}
                    """));
  }
}
