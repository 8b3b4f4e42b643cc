package dev.bellows.cli.view;

import dev.bellows.cli.output.Figures;
import dev.bellows.cli.output.Style;
import dev.bellows.cli.output.TextTable;
import dev.bellows.engine.preflight.TableReport;
import dev.bellows.engine.preflight.TableReport.Cost;
import dev.bellows.engine.schema.Dependent;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.schema.Trigger;
import dev.bellows.engine.spi.Catalog.Lossy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What a plan means for one table, as a person reads it. */
final class TableText {

  private final TableReport table;
  private final Style style;
  private final TextTable facts = new TextTable("  ");

  TableText(TableReport table, Style style) {
    this.table = table;
    this.style = style;
  }

  List<String> lines() {
    Table.Size size = table.size();
    facts.row("rows", "about " + Figures.count(size.rows()));
    facts.row(
        "size now",
        "table %s, indexes %s"
            .formatted(Figures.bytes(size.heapBytes()), Figures.bytes(size.indexBytes())));
    cost(table.cost());
    facts.row("read the old side", dependents());
    if (!table.cost().sweep().isZero()) {
      facts.row("backfill fires", triggers());
    }
    table.lossy().ifPresent(this::lossy);
    table.starStatements().filter(it -> !it.isEmpty()).ifPresent(this::stars);
    return facts.lines();
  }

  private void cost(Cost cost) {
    facts.row("peak disk", "up to %s more than now".formatted(Figures.bytes(cost.peakBytes())));
    facts.row("WAL", "up to " + Figures.bytes(cost.walBytes()));
    facts.row(
        "time",
        cost.sweep().isZero()
            ? "no backfill"
            : "backfill %s, verify %s; longer where the server is busy"
                .formatted(about(cost.sweep()), about(cost.reconciliation())));
  }

  private static String about(Duration time) {
    return time.toSeconds() < 10 ? "a few seconds" : "about " + Figures.duration(time);
  }

  private String dependents() {
    return table.dependents().isEmpty()
        ? "nothing that the server knows of"
        : table.dependents().stream().map(TableText::dependent).collect(Collectors.joining("\n"));
  }

  private static String dependent(Dependent dependent) {
    return "%s (%s)%s"
        .formatted(
            dependent.described(),
            dependent.column(),
            dependent.kind().goesWithColumn() ? ", goes with the column" : "");
  }

  private String triggers() {
    return table.triggers().isEmpty()
        ? "no trigger of yours"
        : table.triggers().stream().map(TableText::trigger).collect(Collectors.joining("\n"));
  }

  private static String trigger(Trigger trigger) {
    return "%s (%s)".formatted(trigger.name(), trigger.function());
  }

  private void lossy(Lossy found) {
    String looked = "%s looked at".formatted(Figures.count(found.looked(), "row"));
    facts.row(
        "lossy",
        found.lossy() == 0
            ? "none of %s: all come back after 'up' and 'down'".formatted(looked)
            : style.warning(
                "%s of %s, for example %s"
                    .formatted(
                        Figures.count(found.lossy()), looked, String.join("; ", found.keys()))));
  }

  private void stars(List<String> statements) {
    facts.row(
        "read every column",
        statements.stream()
            .map(statement -> statement.replaceAll("\\s+", " ").strip())
            .collect(Collectors.joining("\n")));
  }
}
