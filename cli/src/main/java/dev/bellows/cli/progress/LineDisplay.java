package dev.bellows.cli.progress;

import dev.bellows.engine.attempt.Observer.Notice;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Plain lines: every step, the first and the last progress of each, and at most every two seconds
 * one between. What is waited for is repeated no more often than that either.
 */
final class LineDisplay implements ProgressDisplay {

  private static final long BETWEEN_LINES = Duration.ofSeconds(2).toNanos();

  private final PrintStream err;
  private final LongSupplier nanoTime;
  private String shown = "";
  private long shownAt;
  private Notice.@Nullable Progress unshown;

  /**
   * @param nanoTime the clock, in nanoseconds
   */
  LineDisplay(PrintStream err, LongSupplier nanoTime) {
    this.err = err;
    this.nanoTime = nanoTime;
  }

  @Override
  public void on(Notice notice) {
    if (notice instanceof Notice.Progress progress) {
      progress(progress);
      return;
    }
    if (notice instanceof Notice.Waiting waiting) {
      seldom("waiting " + waiting.step(), Sentences.waiting(waiting));
      return;
    }
    last();
    if (notice instanceof Notice.Started started) {
      line(Sentences.started(started));
    } else if (notice instanceof Notice.StepFinished finished) {
      line(Sentences.step(finished));
    } else if (notice instanceof Notice.Remark remark) {
      line(remark.message());
    }
  }

  private void progress(Notice.Progress progress) {
    String kind = progress.step() + progress.activity();
    unshown = seldom(kind, Sentences.progress(progress)) ? null : progress;
  }

  /** Shows a line if it is the first of its kind, or long enough after the last. */
  private boolean seldom(String kind, String line) {
    long now = nanoTime.getAsLong();
    boolean due = !kind.equals(shown) || now - shownAt >= BETWEEN_LINES;
    if (due) {
      shown = kind;
      shownAt = now;
      line(line);
    }
    return due;
  }

  private void last() {
    Notice.Progress progress = unshown;
    if (progress != null) {
      unshown = null;
      line(Sentences.progress(progress));
    }
    shown = "";
  }

  private void line(String line) {
    err.println(line);
  }

  @Override
  public void close() {
    last();
    err.flush();
  }
}
