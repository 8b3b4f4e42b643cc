package dev.bellows.postgresql.sweep;

import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.Walk.Skip;
import dev.bellows.postgresql.sql.Names;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Statements over the rows of a range. Values stand in the text: a declared expression may hold a
 * question mark that a driver would take for a parameter.
 */
final class RowStatements {

  private static final String ROW = "\"bellows row\"";
  private static final String ERROR = "\"bellows error\"";

  private final RowProgram program;
  private final String table;

  RowStatements(RowProgram program) {
    this.program = program;
    this.table = Names.table(program.table());
  }

  RowProgram program() {
    return program;
  }

  /** Fills the rows of a range that are not consistent. */
  String fill(RowRange range, Skip skip) {
    return switch (skip) {
      case NOTHING -> update(program.fill(), range, "NOT (%s)".formatted(program.consistent()));
      case POISONED, REFUSED, HELD -> update(program.fill(), range, healthyAndInconsistent());
    };
  }

  /**
   * Locks the rows of a range that are to be filled, or of them those that nobody has locked.
   * Columns: place, key.
   */
  String lock(RowRange range, Skip skip) {
    String lock =
        "SELECT ctid::text, %s FROM ONLY %s WHERE %s AND %s FOR NO KEY UPDATE"
            .formatted(
                ownKeyText(), table, range.bounds(), shared(range, healthyAndInconsistent()));
    return skip == Skip.HELD ? lock + " SKIP LOCKED" : lock;
  }

  /** Fills rows that are locked, by their places. */
  String fillAt(List<String> places) {
    return "UPDATE ONLY %s SET %s WHERE ctid = ANY (%s::tid[])"
        .formatted(
            table,
            assignments(program.fill()),
            places.stream()
                .map(place -> '"' + place + '"')
                .collect(Collectors.joining(",", "'{", "}'")));
  }

  /** Counts the rows of a range that are still to be filled, those that fail left out. */
  String left(RowRange range) {
    return "SELECT count(*) FROM ONLY %s WHERE %s AND %s"
        .formatted(table, range.bounds(), shared(range, healthyAndInconsistent()));
  }

  /** Writes columns of the rows of a range that are not consistent, those that fail left out. */
  String repair(Map<String, String> assignments, RowRange range) {
    return update(assignments, range, healthyAndInconsistent());
  }

  private String healthyAndInconsistent() {
    String inconsistent = "NOT (%s)".formatted(program.consistent());
    return program.probe() == null
        ? inconsistent
        : "CASE WHEN (%s) IS NULL THEN %s ELSE false END".formatted(program.probe(), inconsistent);
  }

  private String update(Map<String, String> assignments, RowRange range, String condition) {
    return "UPDATE ONLY %s SET %s WHERE %s AND %s"
        .formatted(table, assignments(assignments), range.bounds(), shared(range, condition));
  }

  /** A CASE, so that a row outside of the share is never looked into: it might raise. */
  private static String shared(RowRange range, String condition) {
    return range.share() == null
        ? condition
        : "CASE WHEN %s THEN %s ELSE false END".formatted(range.share(), condition);
  }

  private static String assignments(Map<String, String> assignments) {
    return assignments.entrySet().stream()
        .map(it -> Names.quote(it.getKey()) + " = " + it.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Columns: checked, mismatches, up to ten keys of them. */
  String compare(RowRange range) {
    return """
        SELECT count(*), count(*) FILTER (WHERE NOT "bellows ok"), (array_agg(%s) FILTER (WHERE NOT "bellows ok"))[1:10]
          FROM (SELECT %s, (%s) AS "bellows ok" FROM ONLY %s WHERE %s OFFSET 0) AS looked"""
        .formatted(keyText(), keyColumns(), program.consistent(), table, range.bounds());
  }

  /**
   * The same without failing at a row whose transform does. Columns: checked, mismatches, up to ten
   * keys of them, keys of the poisoned rows, their errors.
   */
  String compareAroundPoison(RowRange range) {
    return """
        SELECT count(*), count(*) FILTER (WHERE NOT "bellows ok"), (array_agg("bellows key") FILTER (WHERE NOT "bellows ok"))[1:10],
               array_agg("bellows key") FILTER (WHERE "bellows error" IS NOT NULL), array_agg("bellows error") FILTER (WHERE "bellows error" IS NOT NULL)
          FROM (SELECT %s AS "bellows key", %s, CASE WHEN %s IS NULL THEN (%s) END AS "bellows ok"
                  FROM (SELECT *, ctid AS %s, (%s) AS %s FROM ONLY %s WHERE %s OFFSET 0) AS %s
                OFFSET 0) AS looked"""
        .formatted(
            keyText(),
            ERROR,
            ERROR,
            program.consistent(),
            ROW,
            program.probe(),
            ERROR,
            table,
            range.bounds(),
            Names.quote(program.table().name()));
  }

  /** Columns: key, error; a row for each poisoned row. */
  String probe(RowRange range) {
    String error =
        range.share() == null
            ? "(%s)".formatted(program.probe())
            : "CASE WHEN %s THEN (%s) END".formatted(range.share(), program.probe());
    return """
        SELECT %s, "bellows error" FROM (SELECT %s, %s AS "bellows error" FROM ONLY %s WHERE %s OFFSET 0) AS looked
         WHERE "bellows error" IS NOT NULL"""
        .formatted(keyText(), keyColumns(), error, table, range.bounds());
  }

  /** A row's key as text over the columns of {@link #keyColumns}. */
  private String keyText() {
    return keyText(ROW);
  }

  /** The same over the table's own columns. */
  private String ownKeyText() {
    return keyText("ctid");
  }

  private String keyText(String place) {
    List<String> key = program.key();
    if (key.isEmpty()) {
      return "'ctid=' || %s::text".formatted(place);
    }
    return key.stream()
        .map(column -> "%s, %s::text".formatted(Names.literal(column + "="), Names.quote(column)))
        .collect(Collectors.joining(", ', ', ", "concat(", ")"));
  }

  private String keyColumns() {
    return program.key().isEmpty()
        ? "ctid AS " + ROW
        : program.key().stream().map(Names::quote).collect(Collectors.joining(", "));
  }
}
