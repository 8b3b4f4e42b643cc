package dev.bellows.cli.progress;

import dev.bellows.engine.attempt.Observer.Notice;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** A bar for what takes long, and lines above it for the rest. */
final class BarDisplay implements ProgressDisplay {

  private final PrintStream err;
  private final LineDisplay lines;
  private @Nullable Bar bar;

  BarDisplay(PrintStream err, LineDisplay lines) {
    this.err = err;
    this.lines = lines;
  }

  @Override
  public void on(Notice notice) {
    if (notice instanceof Notice.Progress progress) {
      barFor(progress).show(progress);
    } else {
      endBar();
      lines.on(notice);
    }
  }

  private Bar barFor(Notice.Progress progress) {
    Bar current = bar;
    if (current == null || !current.fits(progress)) {
      endBar();
      current = new Bar(err, progress);
      bar = current;
    }
    return current;
  }

  private void endBar() {
    Bar current = bar;
    bar = null;
    if (current != null) {
      current.close();
    }
  }

  @Override
  public void close() {
    endBar();
    lines.close();
  }
}
