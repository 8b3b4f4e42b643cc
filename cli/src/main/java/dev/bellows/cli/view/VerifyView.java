package dev.bellows.cli.view;

import dev.bellows.cli.output.Answer;
import dev.bellows.cli.output.Document;
import dev.bellows.cli.output.Figures;
import dev.bellows.cli.output.Style;
import dev.bellows.engine.spi.Walk.Poisoned;
import dev.bellows.engine.verify.VerifyResult;
import dev.bellows.engine.verify.VerifyResult.Violations;
import dev.bellows.model.MigrationName;
import java.util.ArrayList;
import java.util.List;

/** What a reconciliation found. */
public final class VerifyView {

  private VerifyView() {}

  public static Answer of(MigrationName name, VerifyResult result) {
    return Answer.done(() -> document(name, result), style -> lines(name, result, style))
        .withVerdict(result.clean());
  }

  private static Document document(MigrationName name, VerifyResult result) {
    return new Document()
        .put("name", name)
        .put("state", result.state())
        .put("clean", result.clean())
        .put("checkedRows", result.checkedRows())
        .put("mismatches", result.mismatches())
        .put("samples", result.samples())
        .put("failures", result.failures())
        .putObjects("poisoned", result.poisoned(), VerifyView::poisoned)
        .put("repaired", result.repaired())
        .putObjects("violations", result.violations(), VerifyView::violations);
  }

  private static Document poisoned(Poisoned row) {
    return new Document().put("key", row.key()).put("error", row.error());
  }

  private static Document violations(Violations found) {
    return new Document()
        .put("what", found.what())
        .put("rows", found.rows())
        .put("samples", found.samples());
  }

  private static List<String> lines(MigrationName name, VerifyResult result, Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s checked, %s"
            .formatted(
                style.heading(name + "  " + result.state()),
                Figures.count(result.checkedRows(), "row"),
                Words.mismatches(result.mismatches())));
    result.samples().forEach(key -> lines.add("  differs: " + key));
    if (result.repaired() > 0) {
      lines.add("  repaired: " + Figures.count(result.repaired(), "row"));
    }
    if (result.failures() > 0) {
      lines.add("  cannot be transformed: " + Figures.count(result.failures(), "row"));
      result.poisoned().forEach(row -> lines.add("    %s: %s".formatted(row.key(), row.error())));
    }
    result.violations().forEach(found -> violations(lines, found));
    return lines;
  }

  private static void violations(List<String> lines, Violations found) {
    lines.add("  %s: %s".formatted(found.what(), Figures.count(found.rows(), "row")));
    found.samples().forEach(key -> lines.add("    " + key));
  }
}
