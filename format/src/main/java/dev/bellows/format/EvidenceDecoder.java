package dev.bellows.format;

import dev.bellows.model.Migration.Evidence;
import dev.bellows.model.Migration.OldReads;
import dev.bellows.model.Migration.OldWrites;
import dev.bellows.model.Migration.ReadShare;
import dev.bellows.model.Migration.Reconciliation;
import dev.bellows.model.Migration.Review;

/** Makes the contract gate of the {@code evidence} section. */
final class EvidenceDecoder {

  private static final Evidence DEFAULT = Evidence.DEFAULT;

  private EvidenceDecoder() {}

  static Evidence decode(Section evidence) {
    return new Evidence(
        readShare(evidence.section("read_share")),
        oldReads(evidence.section("old_reads")),
        oldWrites(evidence.section("old_writes")),
        reconciliation(evidence.section("reconciliation")),
        evidence.section("violations").whole("at_most", DEFAULT.violationsAtMost()),
        evidence.section("dependents").whole("at_most", DEFAULT.dependentsAtMost()),
        review(evidence.section("review")));
  }

  private static ReadShare readShare(Section section) {
    return new ReadShare(
        section.fraction("at_least", DEFAULT.readShare().atLeast()),
        section.duration("window", DEFAULT.readShare().window()),
        section.whole("min_reads", DEFAULT.readShare().minReads()));
  }

  private static OldReads oldReads(Section section) {
    return new OldReads(
        section.whole("at_most", DEFAULT.oldReads().atMost()),
        section.duration("window", DEFAULT.oldReads().window()),
        section.count("sources", DEFAULT.oldReads().sources()));
  }

  private static OldWrites oldWrites(Section section) {
    return new OldWrites(
        section.whole("at_most", DEFAULT.oldWrites().atMost()),
        section.duration("window", DEFAULT.oldWrites().window()));
  }

  private static Reconciliation reconciliation(Section section) {
    return new Reconciliation(
        section.whole("mismatches", DEFAULT.reconciliation().mismatches()),
        section.duration("max_age", DEFAULT.reconciliation().maxAge()));
  }

  private static Review review(Section section) {
    return new Review(
        section.flag("required", DEFAULT.review().required()),
        section.choice("by", DEFAULT.review().by()));
  }
}
