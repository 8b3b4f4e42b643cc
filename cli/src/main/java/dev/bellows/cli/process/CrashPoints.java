package dev.bellows.cli.process;

import dev.bellows.engine.attempt.CrashSeam;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends the process, as {@code kill -9} would, at points that a test names. */
record CrashPoints(Set<String> points) implements CrashSeam {

  private static final int KILLED = 137;

  /**
   * @param names separated by commas, such as {@code expand-1:begin,state-expanded}; null for none
   */
  static CrashSeam of(@Nullable String names) {
    return names == null || names.isEmpty() ? NONE : new CrashPoints(Set.of(names.split(",")));
  }

  @Override
  public void at(String point) {
    if (points.contains(point)) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
