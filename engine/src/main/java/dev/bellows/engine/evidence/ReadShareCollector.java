package dev.bellows.engine.evidence;

import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.journal.Usages.Kind;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.Migration.ReadShare;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;

/** The share of reads that use the new side, from the clients' counters. */
final class ReadShareCollector implements Collector {

  @Override
  public Evidence collect(Case inquiry) throws SQLException {
    ReadShare wanted = inquiry.migration().evidence().readShare();
    Case.Finding finding =
        inquiry.finding(
            EvidenceKind.READ_SHARE,
            ">= %s %% of >= %d reads in %s"
                .formatted(
                    percent(wanted.atLeast()), wanted.minReads(), Windows.of(wanted.window())));
    Instant start = inquiry.windowStart(wanted.window());
    if (start == null) {
      return finding.inconclusive("-", inquiry.elapsed(wanted.window()));
    }
    var usages = inquiry.journal().usages();
    var name = inquiry.record().name();
    long fresh = usages.count(inquiry.connection(), name, Kind.READ_NEW, start);
    long old = usages.count(inquiry.connection(), name, Kind.READ_OLD, start);
    long all = fresh + old;
    if (all == 0) {
      return finding.inconclusive("0 of 0 reads", "no client has reported a read");
    }
    double share = (double) fresh / all;
    String measured = "%s %% (%d of %d reads)".formatted(percent(share), fresh, all);
    if (share < wanted.atLeast()) {
      return finding.fail(measured, "%d reads still use the old side".formatted(old));
    }
    if (all < wanted.minReads()) {
      return finding.inconclusive(measured, "fewer than %d reads".formatted(wanted.minReads()));
    }
    return inquiry.windowComplete(wanted.window())
        ? finding.pass(measured, inquiry.now().plus(wanted.window()))
        : finding.inconclusive(measured, inquiry.elapsed(wanted.window()));
  }

  /** Rounded down, so that 99.96 % never looks like all. */
  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f", Math.floor(share * 10_000) / 100);
  }
}
