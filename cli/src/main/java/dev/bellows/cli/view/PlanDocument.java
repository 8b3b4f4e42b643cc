package dev.bellows.cli.view;

import dev.bellows.cli.output.Document;
import dev.bellows.engine.plan.Plan.Warning;
import dev.bellows.engine.plan.Scan;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.preflight.TableReport;
import dev.bellows.engine.rollback.WayBack;
import dev.bellows.engine.schema.Dependent;
import dev.bellows.engine.schema.Server;
import dev.bellows.engine.schema.Trigger;
import dev.bellows.engine.spi.Catalog.Lossy;
import java.util.List;

/** A plan as a document. */
final class PlanDocument {

  private PlanDocument() {}

  static Document of(Planned planned) {
    return new Document()
        .put("name", planned.name())
        .put("state", planned.state())
        .put("hash", planned.hash())
        .putObject("server", planned.server(), PlanDocument::server)
        .put("switchMode", planned.switchMode())
        .put("lossy", planned.lossy())
        .put("oneWay", planned.oneWay())
        .putObjects("warnings", planned.warnings(), PlanDocument::warning)
        .putObjects("steps", planned.steps(), PlanDocument::step)
        .putObjects("tables", planned.tables(), PlanDocument::table)
        .put("application", planned.rollback().application())
        .putObjects(
            "rollback",
            WayBack.beforeTheDrop(planned.steps(), planned.oneWay()),
            RollbackView::step);
  }

  private static Document server(Server server) {
    Document pinned = new Document();
    server.pinned().forEach(pinned::put);
    return new Document()
        .put("product", server.product())
        .put("version", server.version())
        .put("pinned", pinned);
  }

  private static Document warning(Warning warning) {
    return new Document().put("code", warning.code()).put("message", warning.message());
  }

  private static Document step(Step step) {
    return new Document()
        .put("id", step.id())
        .put("phase", step.stage().phase())
        .put("table", step.table())
        .put("summary", step.summary() + Since.of(step))
        .put("sql", SqlText.of(step.sql()))
        .put("lock", step.impact().lock())
        .put("blocks", step.impact().blocks())
        .put("rewrites", step.impact().rewrites())
        .put("scans", step.scan() != Scan.NONE)
        .put("undo", step.reversible() ? SqlText.of(step.undo().statements()) : null)
        .put("reversible", step.reversible());
  }

  private static Document table(TableReport table) {
    return new Document()
        .put("table", table.table())
        .put("rows", table.size().rows())
        .put("heapBytes", table.size().heapBytes())
        .put("indexBytes", table.size().indexBytes())
        .put("peakBytes", table.cost().peakBytes())
        .put("walBytes", table.cost().walBytes())
        .put("sweepSeconds", table.cost().sweep().toSeconds())
        .put("reconciliationSeconds", table.cost().reconciliation().toSeconds())
        .putObjects("dependents", table.dependents(), PlanDocument::dependent)
        .putObjects("triggers", table.triggers(), PlanDocument::trigger)
        .put("lossyRows", table.lossy().map(Lossy::lossy).orElse(0L))
        .put("lossyKeys", table.lossy().map(Lossy::keys).orElse(List.of()))
        .put("starStatements", table.starStatements().orElse(null));
  }

  private static Document trigger(Trigger trigger) {
    return new Document().put("name", trigger.name()).put("function", trigger.function());
  }

  private static Document dependent(Dependent dependent) {
    return new Document()
        .put("kind", dependent.kind())
        .put("name", dependent.name())
        .put("column", dependent.column());
  }
}
