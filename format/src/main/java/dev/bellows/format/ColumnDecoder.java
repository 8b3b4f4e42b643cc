package dev.bellows.format;

import dev.bellows.model.Operation.Target;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the columns that an operation makes or fills. */
final class ColumnDecoder {

  private ColumnDecoder() {}

  static Target target(String name, Section fields) {
    return new Target(
        name,
        fields.text("type"),
        fields.textOrNull("up"),
        fields.flag("nullable", true),
        fields.textOrNull("default"));
  }

  /** The new columns of a split, in file order. */
  static List<Target> targets(Section split) {
    Section into = split.section("into");
    return into.keys().stream().map(name -> target(name, into.section(name))).toList();
  }

  /** The old columns' expressions of a merge, in the order of its {@code from}: all or none. */
  static Map<String, String> downs(Section merge) {
    Section down = merge.section("down");
    List<String> from = merge.texts("from");
    for (String column : down.keys()) {
      if (!from.contains(column)) {
        down.problem(column, "is not among the columns of 'from': " + String.join(", ", from));
      }
    }
    Map<String, String> expressions = new LinkedHashMap<>();
    from.stream().filter(down::has).forEach(name -> expressions.put(name, down.text(name)));
    if (merge.has("down") && expressions.size() < from.size()) {
      merge.problem("down", "must give every column of 'from': " + String.join(", ", from));
    }
    return Collections.unmodifiableMap(expressions);
  }
}
