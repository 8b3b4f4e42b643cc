package dev.bellows.cli.view;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Document;
import dev.bellows.cli.output.Figures;
import dev.bellows.cli.output.Style;
import dev.bellows.cli.output.TextTable;
import dev.bellows.engine.journal.Events.Event;
import dev.bellows.model.MigrationName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that happened to a migration. */
public final class HistoryView {

  private HistoryView() {}

  public static Answer of(MigrationName name, List<Event> events) {
    return Answer.done(
        () -> new Document().put("name", name).putObjects("events", events, HistoryView::document),
        style -> lines(events, style));
  }

  static Document document(Event event) {
    return new Document()
        .put("at", event.at())
        .put("migration", event.migration())
        .put("kind", event.kind())
        .put("actor", event.actor())
        .put("databaseUser", event.databaseUser())
        .put("phase", event.phase())
        .put("step", event.step())
        .put("message", event.message());
  }

  private static List<String> lines(List<Event> events, Style style) {
    TextTable table = new TextTable("");
    table.row(
        style.heading("at"),
        style.heading("what"),
        style.heading("where"),
        style.heading("actor (database user)"),
        style.heading("message"));
    for (Event event : events) {
      table.row(
          Figures.time(event.at()),
          event.kind(),
          where(event.phase(), event.step()),
          "%s (%s)".formatted(event.actor(), event.databaseUser()),
          event.message());
    }
    return table.lines();
  }

  private static String where(@Nullable String phase, @Nullable String step) {
    return step != null ? step : phase != null ? phase : "-";
  }
}
