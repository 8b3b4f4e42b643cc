package dev.bellows.cli.progress;

import dev.bellows.engine.attempt.Observer.Notice;
import java.io.PrintStream;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A bar for what takes long, and lines above it for the rest. */
final class BarDisplay implements ProgressDisplay {

  private final PrintStream err;
  private final IntSupplier width;
  private final LineDisplay lines;
  private @Nullable Bar bar;

  /**
   * @param width of the terminal, in characters; asked for each bar
   */
  BarDisplay(PrintStream err, IntSupplier width, LineDisplay lines) {
    this.err = err;
    this.width = width;
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
      current = new Bar(err, width.getAsInt(), progress);
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
