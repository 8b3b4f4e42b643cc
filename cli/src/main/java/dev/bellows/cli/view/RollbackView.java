package dev.bellows.cli.view;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Document;
import dev.bellows.cli.output.Style;
import dev.bellows.engine.report.Status;
import dev.bellows.engine.rollback.Rollback.Planned;
import dev.bellows.model.MigrationName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rollback did, or would do. */
public final class RollbackView {

  private RollbackView() {}

  /**
   * A rollback.
   *
   * @param status afterwards
   * @param application what a person does to bring the application back, or null
   * @param dryRun whether nothing was done
   * @param steps what it did, or would do
   * @param length of the statements that are shown
   */
  public record Done(
      Status status,
      @Nullable String application,
      boolean dryRun,
      List<Planned> steps,
      Length length) {}

  public static Answer of(Done done) {
    return Answer.done(() -> document(done), style -> lines(done, style));
  }

  /** A rollback of a migration that only its file knows: there is nothing to take back. */
  public static Answer ofDeclared(MigrationName name, boolean dryRun) {
    return of(new Done(StatusView.declared(name), null, dryRun, List.of(), Length.of(false)));
  }

  private static Document document(Done done) {
    return new Document()
        .put("name", done.status().name())
        .put("state", done.status().state())
        .put("dryRun", done.dryRun())
        .put("application", done.application())
        .putObjects("steps", done.steps(), RollbackView::step);
  }

  static Document step(Planned step) {
    return new Document()
        .put("step", step.step())
        .put("summary", step.summary())
        .put("sql", SqlText.of(step.statements()));
  }

  private static List<String> lines(Done done, Style style) {
    List<String> lines = new ArrayList<>();
    if (done.dryRun()) {
      lines.add(
          style.heading(
              "%s: a rollback from %s would"
                  .formatted(done.status().name(), done.status().state())));
      lines.addAll(new UndoText(style, done.length()).lines(done.steps()));
    } else {
      lines.add(style.heading("%s  %s".formatted(done.status().name(), done.status().state())));
    }
    if (done.application() != null) {
      lines.add("for the application: " + done.application());
    }
    return lines;
  }
}
