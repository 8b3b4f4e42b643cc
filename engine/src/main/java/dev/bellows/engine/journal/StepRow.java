package dev.bellows.engine.journal;

import dev.bellows.engine.plan.Scan;
import dev.bellows.engine.plan.Stage;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Impact;
import dev.bellows.model.SweepOrder;
import dev.bellows.model.TableName;
import java.util.List;

/** A step as rows of the control tables: one row, and a row for each text. */
record StepRow(
    String id,
    String kind,
    String stage,
    TableName table,
    String summary,
    String lock,
    String blocks,
    boolean rewrites,
    List<Text> texts) {

  /** One text of a step: part and position name it, {@code name} says of what it is. */
  record Text(String step, String part, int position, String name, String text) {}

  static StepRow of(Step step) {
    TextWriter texts = new TextWriter(step.id());
    String kind;
    if (step instanceof Step.Ddl ddl) {
      kind = "DDL";
      ddl.adds().forEach(column -> texts.named("adds", column));
      texts.script("apply", ddl.apply());
      texts.text("scan", ddl.scan().name());
      texts.takeBack(ddl.takeBack());
    } else if (step instanceof Step.Sweep sweep) {
      kind = "SWEEP";
      texts.rows(sweep.rows());
      texts.text("example", sweep.example());
      texts.text("order", sweep.order().name());
      texts.text("size_rows", String.valueOf(sweep.size().rows()));
      texts.text("size_heap_bytes", String.valueOf(sweep.size().heapBytes()));
      texts.text("size_index_bytes", String.valueOf(sweep.size().indexBytes()));
    } else if (step instanceof Step.Reconcile reconcile) {
      kind = "RECONCILE";
      texts.rows(reconcile.rows());
      texts.text("example", reconcile.example());
      texts.text("naming", reconcile.naming().name());
    } else if (step instanceof Step.Inspect inspect) {
      kind = "INSPECT";
      texts.text("target", inspect.target().name());
      texts.text("name", inspect.name());
      texts.text("naming", inspect.naming().name());
    } else {
      Step.Count count = (Step.Count) step;
      kind = "COUNT";
      texts.text("count", count.count());
      texts.text("sample", count.sample());
      texts.text("naming", count.naming().name());
    }
    Impact impact = step.impact();
    return new StepRow(
        step.id(),
        kind,
        step.stage().name(),
        step.table(),
        step.summary(),
        impact.lock(),
        impact.blocks().name(),
        impact.rewrites(),
        texts.texts());
  }

  Step step() {
    TextReader reader = new TextReader(texts);
    return switch (kind) {
      case "DDL" ->
          new Step.Ddl(
              id,
              Stage.valueOf(stage),
              table,
              summary,
              new Impact(lock, Impact.Blocks.valueOf(blocks), rewrites),
              Scan.valueOf(reader.text("scan")),
              reader.names("adds"),
              reader.script("apply"),
              reader.takeBack());
      case "SWEEP" ->
          new Step.Sweep(
              id,
              summary,
              reader.rows(table),
              SweepOrder.valueOf(reader.text("order")),
              new Table.Size(
                  reader.number("size_rows"),
                  reader.number("size_heap_bytes"),
                  reader.number("size_index_bytes")),
              reader.text("example"));
      case "RECONCILE" ->
          new Step.Reconcile(
              id,
              summary,
              reader.rows(table),
              Stage.valueOf(reader.text("naming")),
              reader.text("example"));
      case "INSPECT" ->
          new Step.Inspect(
              id,
              table,
              summary,
              Step.Inspect.Target.valueOf(reader.text("target")),
              reader.text("name"),
              Stage.valueOf(reader.text("naming")));
      case "COUNT" ->
          new Step.Count(
              id,
              table,
              summary,
              reader.text("count"),
              reader.text("sample"),
              Stage.valueOf(reader.text("naming")));
      default -> throw new IllegalStateException("unknown kind of step in the journal: " + kind);
    };
  }
}
