package dev.bellows.cli.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;

/** Draws over the same line until it is closed. */
final class OneLine implements ProgressBarConsumer {

  private static final String BACK_AND_CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final int width;
  private boolean closed;

  OneLine(PrintStream err, int width) {
    this.err = err;
    this.width = width;
  }

  @Override
  public int getMaxRenderedLength() {
    return width;
  }

  @Override
  public void accept(String line) {
    err.print(BACK_AND_CLEAR + (line.length() > width ? line.substring(0, width) : line));
    err.flush();
  }

  /** Goes to the next line, once. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      err.println();
      err.flush();
    }
  }
}
