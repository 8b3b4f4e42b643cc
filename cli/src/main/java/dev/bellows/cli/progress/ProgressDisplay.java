package dev.bellows.cli.progress;

import dev.bellows.cli.process.Surroundings;
import dev.bellows.cli.process.TerminalWidth;
import dev.bellows.engine.attempt.Observer;

/** Shows what an attempt tells, on standard error. */
public interface ProgressDisplay extends Observer, AutoCloseable {

  /** A bar where one can be drawn, lines elsewhere. */
  static ProgressDisplay on(Surroundings surroundings) {
    LineDisplay lines = new LineDisplay(surroundings.err(), System::nanoTime);
    return switch (surroundings.progress()) {
      case LINES -> lines;
      case DRAWN -> new BarDisplay(surroundings.err(), TerminalWidth::now, lines);
    };
  }

  /** Ends what is drawn; what comes after it starts on a line of its own. */
  @Override
  void close();
}
