package dev.bellows.engine.journal;

import dev.bellows.engine.plan.Scan;
import dev.bellows.engine.plan.Step.TakeBack;
import dev.bellows.engine.spi.Block;
import dev.bellows.engine.spi.Impact;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.Script;
import dev.bellows.model.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a step's parts together again from its named texts. */
final class TextReader {

  private final List<StepRow.Text> texts;

  TextReader(List<StepRow.Text> texts) {
    this.texts = texts;
  }

  boolean has(String part) {
    return texts.stream().anyMatch(text -> text.part().equals(part));
  }

  String text(String part) {
    return all(part).get(0).text();
  }

  long number(String part) {
    return Long.parseLong(text(part));
  }

  List<String> names(String part) {
    return all(part).stream().map(StepRow.Text::name).toList();
  }

  Script script(String part) {
    Map<String, List<String>> blocks = new LinkedHashMap<>();
    all(part)
        .forEach(it -> blocks.computeIfAbsent(it.name(), key -> new ArrayList<>()).add(it.text()));
    List<Block> inOrder = new ArrayList<>();
    blocks.forEach(
        (name, statements) ->
            inOrder.add(
                new Block(
                    Block.Mode.valueOf(name.substring(name.indexOf(' ') + 1)),
                    List.copyOf(statements))));
    List<String> repair = all(part + ".repair").stream().map(StepRow.Text::text).toList();
    return new Script(repair, inOrder, text(part + ".done"));
  }

  /** How the step is taken back; null where it cannot be. */
  @Nullable TakeBack takeBack() {
    return !has("undo.done")
        ? null
        : new TakeBack(
            text("undo.summary"),
            new Impact(
                text("undo.lock"),
                Impact.Blocks.valueOf(text("undo.blocks")),
                Boolean.parseBoolean(text("undo.rewrites"))),
            Scan.valueOf(text("undo.scan")),
            text("undo.loses"),
            script("undo"));
  }

  RowProgram rows(TableName table) {
    return new RowProgram(
        table,
        names("key"),
        assignments("fill"),
        text("consistent"),
        assignments("restore"),
        has("probe") ? text("probe") : null);
  }

  private Map<String, String> assignments(String part) {
    Map<String, String> assignments = new LinkedHashMap<>();
    all(part).forEach(text -> assignments.put(text.name(), text.text()));
    return assignments;
  }

  private List<StepRow.Text> all(String part) {
    return texts.stream().filter(text -> text.part().equals(part)).toList();
  }
}
