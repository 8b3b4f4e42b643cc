package dev.bellows.benchmarks;

/** What Bellows wants to need, against one UPDATE of the whole table. */
final class Aims {
  static final double TIME = 0.7;
  static final double WAL = 0.6;
  static final double HEAP_GROWTH_PERCENT = 25;

  private Aims() {}

  static String judge(double measured, double aim) {
    return measured <= aim ? "reached" : "missed";
  }
}
