package dev.bellows.engine.expand;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.journal.MigrationRecord;
import java.util.ArrayList;
import java.util.List;

/** Compares what a file declares with what the journal has. Pure. */
final class Declared {

  private Declared() {}

  static void requireSame(MigrationRecord record, String declaration) {
    if (!record.declaration().equals(declaration)) {
      throw BellowsException.refused(
              "plan.changed",
              "the file of migration '%s' declares something else than the plan %s that is being carried out (journal -, file +): %s. Nothing was changed; bring the file back, or roll back and expand again"
                  .formatted(
                      record.name(),
                      record.planHash(),
                      String.join(" ", difference(record.declaration(), declaration))))
          .with("migration", record.name());
    }
  }

  private static List<String> difference(String journal, String file) {
    List<String> before = journal.lines().map(String::strip).toList();
    List<String> after = file.lines().map(String::strip).toList();
    List<String> lines = new ArrayList<>();
    before.stream().filter(line -> !after.contains(line)).forEach(line -> lines.add("- " + line));
    after.stream().filter(line -> !before.contains(line)).forEach(line -> lines.add("+ " + line));
    return lines;
  }
}
