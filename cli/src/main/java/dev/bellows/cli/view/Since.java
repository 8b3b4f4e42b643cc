package dev.bellows.cli.view;

import dev.bellows.engine.plan.Naming;
import dev.bellows.engine.plan.Step;

/**
 * From when on a step that looks at rows is the one that fits: it is planned once for each way in
 * which the columns are named.
 */
final class Since {

  private Since() {}

  /** Words to be put behind the step's summary; none for the first. */
  static String of(Step step) {
    return switch (Naming.of(step)) {
      case SWITCH -> ", once readers have moved";
      case QUARANTINE -> ", once the old side is in quarantine";
      default -> "";
    };
  }
}
