package dev.bellows.cli.view;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Document;
import dev.bellows.cli.output.Style;
import dev.bellows.cli.output.TextTable;
import dev.bellows.engine.preflight.Finding;
import dev.bellows.engine.preflight.Finding.Health;
import dev.bellows.model.Verdict;
import java.util.List;

/** What was found about a server. */
public final class DoctorView {

  private DoctorView() {}

  public static Answer of(List<Finding> findings) {
    boolean healthy = findings.stream().noneMatch(it -> it.health() == Health.PROBLEM);
    return Answer.done(
            () ->
                new Document()
                    .put("healthy", healthy)
                    .putObjects("findings", findings, DoctorView::document),
            style -> lines(findings, style))
        .withVerdict(healthy);
  }

  private static Document document(Finding finding) {
    return new Document()
        .put("check", finding.check())
        .put("health", finding.health())
        .put("what", finding.what())
        .put("advice", finding.advice());
  }

  private static List<String> lines(List<Finding> findings, Style style) {
    TextTable table = new TextTable("");
    for (Finding finding : findings) {
      String advice = finding.advice().isEmpty() ? "" : "\n-> " + finding.advice();
      table.row(
          style.verdict(verdict(finding.health()), finding.health().name()),
          finding.check(),
          finding.what() + advice);
    }
    return table.lines();
  }

  private static Verdict verdict(Health health) {
    return switch (health) {
      case OK -> Verdict.PASS;
      case WARNING -> Verdict.INCONCLUSIVE;
      case PROBLEM -> Verdict.FAIL;
    };
  }
}
