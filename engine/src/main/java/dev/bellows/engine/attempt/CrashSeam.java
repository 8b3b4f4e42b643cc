package dev.bellows.engine.attempt;

/**
 * Where a test may end the process: called at every step boundary with the point's name, such as
 * {@code expand-1:applied}.
 */
@FunctionalInterface
public interface CrashSeam {

  /** Nothing happens. */
  CrashSeam NONE = point -> {};

  void at(String point);
}
