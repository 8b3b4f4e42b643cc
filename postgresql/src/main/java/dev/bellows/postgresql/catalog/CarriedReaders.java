package dev.bellows.postgresql.catalog;

import dev.bellows.engine.schema.Constraint;
import dev.bellows.engine.schema.Index;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog.Replaced;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which indexes and constraints follow a column, and which go with another one. */
record CarriedReaders(Table table, Replaced replaced) {

  /** The constraints that follow. */
  List<Constraint> constraints() {
    return table.constraints().stream().filter(it -> follows(it.columns())).toList();
  }

  /** The indexes that follow and belong to no constraint. */
  List<Index> indexes() {
    return table.indexes().stream()
        .filter(it -> it.constraint() == null && it.valid())
        .filter(it -> follows(it.columns()))
        .toList();
  }

  /** What goes with another column, in words. */
  List<String> leaving() {
    List<String> leaving = new ArrayList<>();
    table.indexes().stream()
        .filter(it -> it.constraint() == null && leaves(it.columns()))
        .forEach(it -> leaving.add("index " + it.name()));
    table.constraints().stream()
        .filter(it -> leaves(it.columns()))
        .forEach(it -> leaving.add("constraint " + it.name()));
    return leaving;
  }

  boolean follows(List<String> columns) {
    return concerns(columns) && Collections.disjoint(columns, replaced.leaving());
  }

  boolean leaves(List<String> columns) {
    return concerns(columns) && !Collections.disjoint(columns, replaced.leaving());
  }

  private boolean concerns(List<String> columns) {
    return columns.contains(replaced.change().column())
        && Collections.disjoint(columns, replaced.elsewhere());
  }
}
