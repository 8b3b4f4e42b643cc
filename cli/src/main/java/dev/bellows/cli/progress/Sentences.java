package dev.bellows.cli.progress;

import dev.bellows.cli.output.Figures;
import dev.bellows.engine.attempt.Observer.Notice;
import dev.bellows.engine.spi.Sessions.Blocker;
import java.util.stream.Collectors;

/** Notices as lines. */
final class Sentences {

  private Sentences() {}

  static String started(Notice.Started notice) {
    return notice.activity().toLowerCase(java.util.Locale.ROOT) + " begins";
  }

  static String step(Notice.StepFinished notice) {
    return "%s: %s, %s"
        .formatted(
            notice.step(),
            notice.summary(),
            notice.already() ? "was there already" : "done in " + Figures.duration(notice.took()));
  }

  static String waiting(Notice.Waiting notice) {
    String who =
        notice.blockers().stream().map(Blocker::description).collect(Collectors.joining("; "));
    return "waiting (%s): %s%s"
        .formatted(notice.step(), notice.what(), who.isEmpty() ? "" : "; in the way: " + who);
  }

  static String progress(Notice.Progress notice) {
    return "%s: %s %s of %s rows (%s), %s"
        .formatted(
            notice.step(),
            notice.activity(),
            Figures.count(notice.rowsDone()),
            Figures.count(notice.rowsEstimated()),
            Figures.percent(notice.rowsDone(), notice.rowsEstimated()),
            pace(notice));
  }

  /** Rows left, rate and the time that is left, as far as they are known. */
  static String pace(Notice.Progress notice) {
    long left = Math.max(0, notice.rowsEstimated() - notice.rowsDone());
    String text = Figures.count(left) + " left";
    if (notice.rowsPerSecond() > 0) {
      text += ", %s rows/s".formatted(Figures.count(Math.round(notice.rowsPerSecond())));
    }
    if (notice.eta() != null && left > 0) {
      text += ", " + Figures.duration(notice.eta()) + " to go";
    }
    return notice.hold() == null ? text : text + ", on hold: " + notice.hold();
  }
}
