package dev.bellows.engine.preflight;

import dev.bellows.engine.plan.Plan.Warning;
import dev.bellows.engine.schema.Dependent;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.schema.Trigger;
import dev.bellows.engine.spi.Catalog.Lossy;
import dev.bellows.model.SwitchMode;
import dev.bellows.model.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person has to know about one table before the start, as warnings. */
final class TableWarnings {

  private final TableName table;
  private final List<Warning> all = new ArrayList<>();

  TableWarnings(TableName table) {
    this.table = table;
  }

  List<Warning> all() {
    return all;
  }

  private void add(String code, String message) {
    all.add(new Warning(code, message));
  }

  /** After a swap views and function texts read the new column by the same name. */
  void dependents(List<Dependent> found, SwitchMode mode) {
    List<Dependent> inTheWay =
        found.stream()
            .filter(it -> !it.kind().goesWithColumn())
            .filter(it -> mode != SwitchMode.SWAP || !it.kind().followsName())
            .toList();
    if (!inTheWay.isEmpty()) {
      add(
          "plan.dependents",
          "%s the old side of %s and %s to be moved or dropped before the contract, which waits for that: %s"
              .formatted(
                  inTheWay.size() == 1 ? "1 object uses" : inTheWay.size() + " objects use",
                  table,
                  inTheWay.size() == 1 ? "has" : "have",
                  inTheWay.stream().map(Dependent::described).collect(Collectors.joining(", "))));
    }
  }

  /**
   * What the backfill does to others.
   *
   * @param columns that it sets; empty where there is none
   */
  void sweep(Set<String> columns, List<Trigger> fired) {
    if (columns.isEmpty()) {
      return;
    }
    if (!fired.isEmpty()) {
      add(
          "plan.user-triggers",
          "the backfill updates rows of %s and fires %s for each of them: %s"
              .formatted(
                  table,
                  fired.size() == 1 ? "this trigger" : "these triggers",
                  fired.stream()
                      .map(trigger -> trigger.name() + " (" + trigger.function() + ")")
                      .collect(Collectors.joining(", "))));
    }
    add(
        "plan.serialization",
        "the backfill updates rows of %s: a REPEATABLE READ or SERIALIZABLE transaction that began before such an update and writes the same row fails with SQLSTATE 40001 and has to be repeated by the application, as after any concurrent update"
            .formatted(table));
  }

  /** Statements that read every column, where columns come or go. */
  void stars(Optional<List<String>> known) {
    String fate =
        "columns are added by expand, renamed by the quarantine or the swap, and dropped at the end: inside a transaction a prepared statement of the kind fails once after each, for each connection, with 'cached plan must not change result type'";
    if (known.isEmpty()) {
      add(
          "plan.star-statements",
          "whether statements read every column of %s (SELECT *, RETURNING *) is not known, because pg_stat_statements is not installed or may not be read; %s"
              .formatted(table, fate));
    } else if (!known.get().isEmpty()) {
      add(
          "plan.star-statements",
          "%s every column of %s (pg_stat_statements knows them: %s); %s"
              .formatted(
                  known.get().size() == 1
                      ? "1 statement reads"
                      : known.get().size() + " statements read",
                  table,
                  known.get().stream()
                      .map(statement -> statement.replaceAll("\\s+", " ").strip())
                      .collect(Collectors.joining(" | ")),
                  fate));
    }
  }

  void downOfNothing() {
    add(
        "plan.down-of-nothing",
        "'down' makes a value of a row of %s whose new columns are all NULL; such a row counts as not filled"
            .formatted(table));
  }

  /** Rows that do not come back, or that nobody knows about. */
  void lossy(Lossy found, Table.Size size) {
    if (found.looked() == 0 && size.rows() > 0) {
      add(
          "plan.lossy-unknown",
          "no row of %s could be looked at in time: whether rows come back after 'up' and 'down' is not known"
              .formatted(table));
    }
    if (found.lossy() > 0) {
      add(
          "plan.lossy",
          "%d of %s of %s %s not come back after 'up' and 'down', for example %s; expand asks for --accept-lossy"
              .formatted(
                  found.lossy(),
                  found.looked() == 1 ? "1 row" : found.looked() + " rows",
                  table,
                  found.lossy() == 1 ? "does" : "do",
                  String.join("; ", found.keys())));
    }
  }
}
