package dev.bellows.cli.view;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Document;
import dev.bellows.cli.output.Figures;
import dev.bellows.cli.output.Style;
import dev.bellows.cli.output.TextTable;
import dev.bellows.engine.report.Status;
import java.util.List;

/** How all migrations stand. */
public final class StatusList {

  private StatusList() {}

  public static Answer of(List<Status> all) {
    return Answer.done(
        () -> new Document().putObjects("migrations", all, StatusDocument::of),
        style -> lines(all, style));
  }

  private static List<String> lines(List<Status> all, Style style) {
    if (all.isEmpty()) {
      return List.of("no migration has been expanded yet");
    }
    TextTable table = new TextTable("");
    table.row(
        style.heading("migration"),
        style.heading("state"),
        style.heading("readers"),
        style.heading("backfill"),
        style.heading("next"));
    for (Status status : all) {
      Status.Backfill backfill = status.backfill();
      table.row(
          status.name().value(),
          status.state() + (status.paused() == null ? "" : style.warning(" (paused)")),
          StatusView.readers(status),
          backfill == null ? "-" : Figures.percent(backfill.rowsDone(), backfill.rowsEstimated()),
          status.next());
    }
    return table.lines();
  }
}
