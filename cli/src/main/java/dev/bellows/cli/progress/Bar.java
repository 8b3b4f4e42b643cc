package dev.bellows.cli.progress;

import dev.bellows.cli.output.Figures;
import dev.bellows.engine.attempt.Observer.Notice;
import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/** One bar on one line: rows done and left, the rate, the time that is left. */
final class Bar implements AutoCloseable {

  private static final int REFRESH_MILLIS = 250;
  private static final int FEWEST_CELLS = 5;
  private static final int MOST_CELLS = 30;

  private volatile Notice.Progress last;
  private final OneLine line;
  private final ProgressBar bar;

  Bar(PrintStream err, int width, Notice.Progress first) {
    last = first;
    line = new OneLine(err, width - 1);
    bar =
        new ProgressBarBuilder()
            .setTaskName(first.step())
            .setInitialMax(first.rowsEstimated())
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .setRenderer(this::drawn)
            .setConsumer(line)
            .build();
  }

  /** Whether a progress belongs to this bar. */
  boolean fits(Notice.Progress progress) {
    return last.step().equals(progress.step()) && last.activity().equals(progress.activity());
  }

  void show(Notice.Progress progress) {
    last = progress;
    bar.maxHint(progress.rowsEstimated());
    bar.stepTo(progress.rowsDone());
  }

  private String drawn(ProgressState state, int width) {
    Notice.Progress now = last;
    String figures =
        "%s, %s of %s rows, %s"
            .formatted(
                Figures.percent(now.rowsDone(), now.rowsEstimated()),
                Figures.count(now.rowsDone()),
                Figures.count(now.rowsEstimated()),
                Sentences.pace(now));
    int room = width - now.activity().length() - figures.length() - " [] ".length();
    return "%s [%s] %s"
        .formatted(
            now.activity(),
            cells(now, Math.max(FEWEST_CELLS, Math.min(MOST_CELLS, room))),
            figures);
  }

  private static String cells(Notice.Progress now, int all) {
    long full =
        now.rowsEstimated() == 0 ? all : Math.min(all, all * now.rowsDone() / now.rowsEstimated());
    return "#".repeat((int) full) + "-".repeat((int) (all - full));
  }

  /** The library leaves the line open where the bar was closed before it was drawn twice. */
  @Override
  public void close() {
    bar.close();
    line.close();
  }
}
