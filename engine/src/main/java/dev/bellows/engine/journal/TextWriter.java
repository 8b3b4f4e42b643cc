package dev.bellows.engine.journal;

import dev.bellows.engine.plan.Step.TakeBack;
import dev.bellows.engine.spi.Block;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a step's parts apart into named texts. */
final class TextWriter {

  private final String step;
  private final List<StepRow.Text> texts = new ArrayList<>();

  TextWriter(String step) {
    this.step = step;
  }

  List<StepRow.Text> texts() {
    return texts;
  }

  void text(String part, String text) {
    add(part, "", text);
  }

  void named(String part, String name) {
    add(part, name, name);
  }

  void script(String part, Script script) {
    script.repair().forEach(statement -> add(part + ".repair", "", statement));
    int number = 0;
    for (Block block : script.blocks()) {
      String name = number++ + " " + block.mode();
      block.statements().forEach(statement -> add(part, name, statement));
    }
    text(part + ".done", script.done());
  }

  /** Writes how a step is taken back; nothing where it cannot be. */
  void takeBack(@Nullable TakeBack takeBack) {
    if (takeBack != null) {
      script("undo", takeBack.script());
      text("undo.summary", takeBack.summary());
      text("undo.lock", takeBack.impact().lock());
      text("undo.blocks", takeBack.impact().blocks().name());
      text("undo.rewrites", String.valueOf(takeBack.impact().rewrites()));
      text("undo.scan", takeBack.scan().name());
      text("undo.loses", takeBack.loses());
    }
  }

  void rows(RowProgram rows) {
    rows.key().forEach(column -> named("key", column));
    assignments("fill", rows.fill());
    assignments("restore", rows.restore());
    text("consistent", rows.consistent());
    if (rows.probe() != null) {
      text("probe", rows.probe());
    }
  }

  private void assignments(String part, Map<String, String> assignments) {
    assignments.forEach((column, value) -> add(part, column, value));
  }

  private void add(String part, String name, String text) {
    int position = (int) texts.stream().filter(it -> it.part().equals(part)).count();
    texts.add(new StepRow.Text(step, part, position, name, text));
  }
}
