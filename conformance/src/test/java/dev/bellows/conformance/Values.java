package dev.bellows.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns with values that are easily bent. The values stand in a table of their own, {@code
 * literals}, a row for each label; what a row of {@code things} means is its label.
 *
 * @param columns each with its type and an SQL expression for each label
 */
record Values(List<Column> columns) {

  /** How many rows the literals have; nothing is given for the last. */
  static final int LABELS = 7;

  /** The largest value is rare. */
  private static final int LARGE = 5;

  /** A column; a label without an expression is NULL. */
  record Column(String name, String type, List<String> expressions) {

    static Column of(String name, String type, String... expressions) {
      return new Column(name, type, List.of(expressions));
    }

    String expression(int label) {
      return label < expressions.size() ? expressions.get(label) : "NULL";
    }
  }

  /** The literals, and a table whose rows have them in turn. */
  List<String> schema() {
    List<String> statements = new ArrayList<>();
    statements.add(
        "CREATE TABLE literals (label int PRIMARY KEY, %s)"
            .formatted(each(column -> "v_" + column.name() + " " + column.type())));
    IntStream.range(0, LABELS)
        .mapToObj(
            label ->
                "INSERT INTO literals VALUES (%d, %s)"
                    .formatted(label, each(column -> column.expression(label))))
        .forEach(statements::add);
    statements.add(
        "CREATE TABLE things (id bigint PRIMARY KEY, %s)"
            .formatted(each(column -> column.name() + " " + column.type())));
    statements.add(
        "INSERT INTO things SELECT n, %s FROM generate_series(1, %d) n JOIN literals ON label = CASE WHEN mod(n, 97) = 0 THEN 5 WHEN mod(n, 6) = 5 THEN 6 ELSE mod(n, 6) END"
            .formatted(each(column -> "v_" + column.name()), Scenario.ROWS));
    return statements;
  }

  /** A version that knows each column by a name. */
  Version version(UnaryOperator<String> name) {
    String names = each(column -> name.apply(column.name()));
    String values = each(column -> "v_" + column.name());
    return new Version(
        "INSERT INTO things (id, %s) SELECT ?, %s FROM literals WHERE label = ?"
            .formatted(names, values),
        "UPDATE things SET (%s) = (SELECT %s FROM literals WHERE label = ?) WHERE id = ?"
            .formatted(names, values),
        names,
        seen(name),
        n -> List.of(label(n)));
  }

  /** The label; or, for a row that has values of several, the labels of each column's. */
  private String seen(UnaryOperator<String> name) {
    String apart =
        columns.stream()
            .map(
                column ->
                    "'%s:' || coalesce((%s), '?')"
                        .formatted(column.name(), labels(same(column, name))))
            .collect(Collectors.joining(", "));
    String same =
        columns.stream().map(column -> same(column, name)).collect(Collectors.joining(" AND "));
    return "coalesce((%s), concat_ws(' ', %s))".formatted(labels(same), apart);
  }

  private static String labels(String condition) {
    return "SELECT string_agg(label::text, ',') FROM literals WHERE " + condition;
  }

  private static String same(Column column, UnaryOperator<String> name) {
    return "v_%s::text IS NOT DISTINCT FROM %s::text"
        .formatted(column.name(), name.apply(column.name()));
  }

  static String meaning(long number) {
    return String.valueOf(label(number));
  }

  private static int label(long number) {
    if (number % 97 == 0) {
      return LARGE;
    }
    int label = (int) (number % (LABELS - 1));
    return label == LARGE ? LABELS - 1 : label;
  }

  String each(java.util.function.Function<Column, String> text) {
    return columns.stream().map(text).collect(Collectors.joining(", "));
  }

  /** A line for each column. */
  String lines(java.util.function.Function<Column, String> text) {
    return columns.stream().map(text).collect(Collectors.joining("\n", "", "\n"));
  }
}
