package dev.bellows.postgresql.sync;

import dev.bellows.postgresql.sql.Names;
import java.util.List;

/** The row before and after the statement. */
enum Row {
  BEFORE,
  AFTER;

  /** The record's name in a trigger function. */
  String record() {
    return this == BEFORE ? "OLD" : "NEW";
  }

  /** A column's value, by its name in the table. */
  String field(String column) {
    return record() + "." + Names.quote(column);
  }

  List<String> fields(List<String> columns) {
    return columns.stream().map(this::field).toList();
  }
}
