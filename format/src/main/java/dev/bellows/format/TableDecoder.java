package dev.bellows.format;

import dev.bellows.model.Operation.References;
import dev.bellows.model.TableName;
import java.util.List;

/** Reads the names of tables; an operation without one inherits the file's. */
final class TableDecoder {

  private static final TableName UNKNOWN = new TableName(null, "?");

  private final Section file;
  private final TableName inherited;

  TableDecoder(Section file) {
    this.file = file;
    this.inherited = file.has("table") && file.isSound("table") ? table(file) : UNKNOWN;
  }

  TableName ofOperation(Section fields) {
    if (fields.has("table")) {
      return table(fields);
    }
    if (!file.has("table")) {
      fields.problem("table", "names no table; give 'table' here or at the top of the file");
    }
    return inherited;
  }

  References references(Section fields, int columns) {
    Section target = fields.section("references");
    List<String> names = target.texts("columns");
    if (names.size() != columns) {
      target.problem(
          "columns",
          "must name as many columns as refer to them, %d, not %d"
              .formatted(columns, names.size()));
    }
    return new References(table(target), names);
  }

  private static TableName table(Section section) {
    try {
      return TableName.parse(section.text("table"));
    } catch (IllegalArgumentException e) {
      section.problem("table", String.valueOf(e.getMessage()));
      return UNKNOWN;
    }
  }
}
