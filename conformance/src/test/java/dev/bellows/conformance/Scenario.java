package dev.bellows.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A change of a shop's table, and the two versions of the application that live through it.
 *
 * @param name of the migration
 * @param table that is changed; its key is {@code id}, and it has rows 1 to {@link #ROWS}
 * @param schema the statements that make the table with its rows, and what belongs to it
 * @param migration the file without evidence
 * @param plainDdl the statements that somebody would execute who may stop the application
 * @param old the version before the change
 * @param fresh the version after it
 * @param meaning what a row means that either version wrote for a number
 * @param allowances failures that the plan has to warn of
 */
record Scenario(
    String name,
    String table,
    List<String> schema,
    String migration,
    List<String> plainDdl,
    Version old,
    Version fresh,
    LongFunction<String> meaning,
    List<Allowance> allowances) {

  /** Enough for some batches, few enough for a test. */
  static final int ROWS = 5_000;

  /** The same, on a table with more rows, which no request touches. */
  Scenario grownBy(String... statements) {
    List<String> grown = new ArrayList<>(schema);
    grown.addAll(List.of(statements));
    return new Scenario(name, table, grown, migration, plainDdl, old, fresh, meaning, allowances);
  }

  /** The same, with more in the file. */
  Scenario pacedBy(String backfill) {
    return new Scenario(
        name, table, schema, migration + backfill, plainDdl, old, fresh, meaning, allowances);
  }
}
