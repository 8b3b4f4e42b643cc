package dev.bellows.cli.view;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Document;
import dev.bellows.cli.output.Style;
import dev.bellows.engine.plan.Scan;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.report.Status;
import dev.bellows.engine.rollback.PlannedUndo;
import dev.bellows.model.Migration;
import dev.bellows.model.MigrationName;
import java.util.ArrayList;
import java.util.List;

/** What a rollback did, or would do. */
public final class RollbackView {

  private RollbackView() {}

  /**
   * A rollback.
   *
   * @param status afterwards
   * @param declared what the file says of a rollback
   * @param dryRun whether nothing was done
   * @param planned the steps of the plan
   * @param steps what it did, or would do
   * @param length of the statements that are shown
   */
  public record Done(
      Status status,
      Migration.Rollback declared,
      boolean dryRun,
      List<Step> planned,
      List<PlannedUndo> steps,
      Length length) {}

  public static Answer of(Done done) {
    return Answer.done(() -> document(done), style -> lines(done, style));
  }

  /** A rollback of a migration that only its file knows: there is nothing to take back. */
  public static Answer ofDeclared(MigrationName name, boolean dryRun) {
    return of(
        new Done(
            StatusView.declared(name),
            Migration.Rollback.DEFAULT,
            dryRun,
            List.of(),
            List.of(),
            Length.SHORTENED));
  }

  private static Document document(Done done) {
    return new Document()
        .put("name", done.status().name())
        .put("state", done.status().state())
        .put("dryRun", done.dryRun())
        .put("application", done.declared().application())
        .putObjects("steps", done.steps(), RollbackView::step);
  }

  static Document step(PlannedUndo step) {
    return new Document()
        .put("step", step.step())
        .put("summary", step.summary())
        .put("sql", SqlText.of(step.statements()))
        .put("lock", step.impact().lock())
        .put("blocks", step.impact().blocks())
        .put("scans", step.scan() != Scan.NONE)
        .put("loses", step.loses().isEmpty() ? null : step.loses());
  }

  private static List<String> lines(Done done, Style style) {
    List<String> lines = new ArrayList<>();
    if (done.dryRun()) {
      lines.add(
          style.heading(
              "%s  %s: what a rollback would do; nothing was changed"
                  .formatted(done.status().name(), done.status().state())));
      lines.addAll(new UndoText(style, done.length()).lines(done.steps()));
      if (!done.steps().isEmpty()) {
        lines.addAll(Afterwards.lines(done.declared(), done.planned()));
      }
    } else {
      lines.add(style.heading("%s  %s".formatted(done.status().name(), done.status().state())));
      if (!done.steps().isEmpty()) {
        lines.addAll(Afterwards.lines(done.declared(), done.planned()));
      }
      lines.add("  Next: " + done.status().next());
    }
    String application = done.declared().application();
    if (application != null) {
      lines.add("  For the application: " + application);
    }
    return lines;
  }
}
