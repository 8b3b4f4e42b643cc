package dev.bellows.format;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellows.model.Migration.Evidence;

/** The contract gate as JSON. */
final class CanonicalEvidence {

  private CanonicalEvidence() {}

  static ObjectNode of(Evidence evidence) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.putObject("read_share")
        .put("at_least", evidence.readShare().atLeast())
        .put("window", DurationText.print(evidence.readShare().window()))
        .put("min_reads", evidence.readShare().minReads());
    node.putObject("old_reads")
        .put("at_most", evidence.oldReads().atMost())
        .put("window", DurationText.print(evidence.oldReads().window()))
        .put("sources", evidence.oldReads().sources());
    node.putObject("old_writes")
        .put("at_most", evidence.oldWrites().atMost())
        .put("window", DurationText.print(evidence.oldWrites().window()));
    node.putObject("reconciliation")
        .put("mismatches", evidence.reconciliation().mismatches())
        .put("max_age", DurationText.print(evidence.reconciliation().maxAge()));
    node.putObject("violations").put("at_most", evidence.violationsAtMost());
    node.putObject("dependents").put("at_most", evidence.dependentsAtMost());
    node.putObject("review")
        .put("required", evidence.review().required())
        .put("by", CanonicalJson.word(evidence.review().by()));
    return node;
  }
}
