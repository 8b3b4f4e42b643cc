package dev.bellows.engine.sync;

import java.util.Map;

/** A column and the expression of its value. */
public record Assignment(SideColumn column, Expression value) {

  Assignment renamed(Map<String, String> names) {
    return new Assignment(column.renamed(names), value);
  }
}
