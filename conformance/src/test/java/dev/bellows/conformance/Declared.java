package dev.bellows.conformance;

import dev.bellows.format.MigrationFile;
import dev.bellows.format.Syntax;
import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;

/** Migrations of tests: what a file says, with windows that a test can wait for. */
final class Declared {

  /** Evidence within a second instead of a day. */
  private static final String SHORT_WINDOWS =
      """
      evidence:
        read_share: {at_least: 0.99, window: 1s, min_reads: 10}
        old_reads: {at_most: 0, window: 1s}
        old_writes: {at_most: 0, window: 1s}
        reconciliation: {mismatches: 0, max_age: 10m}
        review: {required: true, by: anyone}
      quarantine: {soak: 1s}
      """;

  private Declared() {}

  /** Everything but evidence and quarantine comes from the text. */
  static Migration withShortWindows(String name, String yaml) {
    return exactly(name, yaml.endsWith("\n") ? yaml + SHORT_WINDOWS : yaml + "\n" + SHORT_WINDOWS);
  }

  /** The text as it stands. */
  static Migration exactly(String name, String yaml) {
    return MigrationFile.read(new MigrationName(name), yaml, Syntax.YAML);
  }

  /** What {@link #withShortWindows} reads, to be written to a file. */
  static String text(String yaml) {
    return yaml + "\n" + SHORT_WINDOWS;
  }
}
