package dev.bellows.cli.view;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Document;
import dev.bellows.cli.output.Figures;
import dev.bellows.cli.output.Style;
import dev.bellows.cli.output.TextTable;
import dev.bellows.engine.report.Debts.Debt;
import java.util.List;

/** What was expanded and never contracted. */
public final class DebtView {

  private DebtView() {}

  public static Answer of(List<Debt> debt) {
    long overdue = debt.stream().filter(Debt::overdue).count();
    return Answer.done(
            () ->
                new Document().put("overdue", overdue).putObjects("debt", debt, DebtView::document),
            style -> lines(debt, style))
        .withVerdict(overdue == 0);
  }

  private static Document document(Debt debt) {
    return new Document()
        .put("name", debt.name())
        .put("state", debt.state())
        .put("owner", debt.owner())
        .put("ageSeconds", debt.age().toSeconds())
        .put("maxWindowSeconds", debt.maxWindow().toSeconds())
        .put("acceptedUntil", debt.acceptedUntil())
        .put("overdue", debt.overdue());
  }

  private static List<String> lines(List<Debt> all, Style style) {
    if (all.isEmpty()) {
      return List.of("no debt: nothing is expanded that is not contracted");
    }
    TextTable table = new TextTable("");
    table.row(
        style.heading("migration"),
        style.heading("state"),
        style.heading("owner"),
        style.heading("age"),
        style.heading("window"),
        style.heading("accepted until"),
        style.heading("overdue"));
    for (Debt debt : all) {
      table.row(
          debt.name().value(),
          debt.state().name(),
          debt.owner(),
          Figures.duration(debt.age()),
          Figures.duration(debt.maxWindow()),
          Figures.time(debt.acceptedUntil()),
          debt.overdue() ? style.warning("yes") : "no");
    }
    return table.lines();
  }
}
