package dev.bellows.conformance;

import static dev.bellows.conformance.Values.Column;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Values that are easily bent lead a whole life unchanged, whichever version wrote them. */
@ServerTest(versions = ServerTest.Versions.NEWEST)
class StrangeDataTest {

  private static final List<String> TYPES =
      List.of(
          "CREATE TYPE mood AS ENUM ('good', 'so ''so''', 'bad')",
          "CREATE TYPE place AS (street text, number int)",
          "CREATE DOMAIN plain AS text DEFAULT 'none'");

  private static final Values ALL =
      new Values(
          List.of(
              Column.of(
                  "a_text",
                  "text",
                  "'it''s \"quoted\" \\ $1 %s {0} :x ? --'",
                  "''",
                  "E'tab\\tline\\nreturn\\r'",
                  "'é is e' || U&'\\0301' || ' 𝒳👩‍👩‍👧'",
                  "'שלום عالم NULL'",
                  "repeat('long ', 200000)"),
              Column.of(
                  "a_numeric",
                  "numeric(1000,500)",
                  "(1 || repeat('0', 490) || '.' || repeat('3', 500))::numeric",
                  "0",
                  "-0.5",
                  "'NaN'"),
              Column.of(
                  "a_double",
                  "double precision",
                  "'NaN'",
                  "'Infinity'",
                  "'-Infinity'",
                  "'-0'",
                  "1e-300"),
              Column.of(
                  "a_moment",
                  "timestamptz(3)",
                  "'infinity'",
                  "'-infinity'",
                  "'4713-01-01 BC'",
                  "'2024-02-29 12:00:00.123+13'"),
              Column.of("a_day", "date", "'infinity'", "'0001-01-01 BC'", "'5874897-12-31'"),
              Column.of(
                  "an_interval", "interval", "'1 mon -1 day +00:00:01'", "'24:00:00'", "'1 day'"),
              Column.of(
                  "an_array",
                  "text[]",
                  "'{}'",
                  "'{{a,NULL},{\"\",\"b,c\"}}'",
                  "'[0:1]={x,y}'",
                  "'{NULL}'"),
              Column.of(
                  "a_json",
                  "json",
                  "'{\"b\": 1,  \"a\": 1, \"a\": null}'",
                  "'null'",
                  "'[]'",
                  "'\"\"'"),
              Column.of(
                  "a_jsonb", "jsonb", "'{\"b\": 1.0, \"a\": 1.00}'", "'null'", "'1.000'", "'{}'"),
              Column.of("some_bytes", "bytea", "'\\x'", "'\\x00ff27'", "'\\x5c'"),
              Column.of("a_mood", "mood", "'good'", "'so ''so'''", "'bad'"),
              Column.of("a_place", "place", "'(,)'", "'(\"a b\",1)'", "'(\"\",)'"),
              Column.of("a_range", "tstzrange", "'empty'", "'(,infinity]'", "'[2024-01-01,)'"),
              Column.of("some_bits", "bit varying(9)", "''", "B'101'", "B'000'"),
              Column.of("a_domain", "plain", "'abc'", "''", "'  x'"),
              Column.of("an_xml", "xml", "'<a/>'", "'<a></a>'", "'text'"),
              Column.of("a_char", "char(5)", "'ab'", "''", "'ñandu'")));

  private static List<String> schema(Values values) {
    List<String> schema = new ArrayList<>(TYPES);
    schema.addAll(values.schema());
    return schema;
  }

  @Test
  void everyTypeUnderAnotherName(Database database) throws SQLException {
    UnaryOperator<String> fresh = name -> "new_" + name;
    List<String> plain =
        ALL.columns().stream()
            .map(it -> "ALTER TABLE things RENAME %s TO new_%s".formatted(it.name(), it.name()))
            .toList();
    WholeLife.lead(
        database,
        new Scenario(
            "rename-all",
            "things",
            schema(ALL),
            "table: things\noperations:\n"
                + ALL.lines(
                    it -> "  - rename_column: {from: %1$s, to: new_%1$s}".formatted(it.name())),
            plain,
            ALL.version(UnaryOperator.identity()),
            ALL.version(fresh),
            Values::meaning,
            List.of()));
  }

  @Test
  void typesThatTakeEveryValueOfTheOldOne(Database database) throws SQLException {
    List<String> wide =
        List.of(
            "a_text varchar",
            "a_numeric numeric",
            "a_moment timestamptz",
            "an_array varchar[]",
            "a_json text",
            "a_jsonb json",
            "a_mood text",
            "some_bits varbit");
    Values changed =
        new Values(
            ALL.columns().stream()
                .filter(it -> wide.stream().anyMatch(to -> to.startsWith(it.name() + " ")))
                .toList());
    StringBuilder operations = new StringBuilder("table: things\noperations:\n");
    List<String> plain = new ArrayList<>();
    for (String to : wide) {
      String column = to.substring(0, to.indexOf(' '));
      String type = to.substring(to.indexOf(' ') + 1);
      operations.append("  - change_type: {column: %s, type: '%s'}%n".formatted(column, type));
      plain.add("ALTER TABLE things ALTER %s TYPE %s".formatted(column, type));
    }
    Version version = changed.version(UnaryOperator.identity());
    WholeLife.lead(
        database,
        new Scenario(
            "widen-all",
            "things",
            schema(changed),
            operations.toString(),
            plain,
            version,
            version,
            Values::meaning,
            List.of(new Allowance("0A000", "plan.result-type", 3 * wide.size()))));
  }

  @Test
  void defaultsOfEveryKindAndGeneratedColumnsBeside(Database database) throws SQLException {
    WholeLife.lead(
        database,
        new Scenario(
            "rename-defaults",
            "orders",
            List.of(
                "CREATE SEQUENCE tickets START 1000000",
                "CREATE TABLE orders (id bigint PRIMARY KEY, amount int, ticket bigint NOT NULL DEFAULT nextval('tickets'),"
                    + " token uuid NOT NULL DEFAULT gen_random_uuid(), made timestamptz DEFAULT now(),"
                    + " note text DEFAULT 'it''s ' || 'made', doubled int GENERATED ALWAYS AS (amount * 2) STORED,"
                    + " number bigint GENERATED ALWAYS AS IDENTITY)",
                "INSERT INTO orders (id, amount) SELECT n, n FROM generate_series(1, %d) n"
                    .formatted(Scenario.ROWS)),
            """
            table: orders
            operations:
              - rename_column: {from: ticket, to: ticket_number}
              - rename_column: {from: token, to: secret}
              - rename_column: {from: made, to: made_at}
              - rename_column: {from: note, to: remark}
            """,
            List.of(
                "ALTER TABLE orders RENAME ticket TO ticket_number",
                "ALTER TABLE orders RENAME token TO secret",
                "ALTER TABLE orders RENAME made TO made_at",
                "ALTER TABLE orders RENAME note TO remark"),
            order("ticket, token, made, note"),
            order("ticket_number, secret, made_at, remark"),
            String::valueOf,
            List.of()));
  }

  /** It leaves its defaults to the server, and wants each to be there. */
  private static Version order(String columns) {
    return new Version(
        "INSERT INTO orders (id, amount) VALUES (?, ?)",
        "UPDATE orders SET amount = ? WHERE id = ?",
        "amount, " + columns,
        "CASE WHEN num_nulls(%s, number) = 0 AND doubled = amount * 2 THEN '' ELSE 'bent ' END || amount"
            .formatted(columns),
        n -> List.of((int) n));
  }

  @Test
  void textsOfEveryKindAreMergedAndComeBack(Database database) throws SQLException {
    Values texts =
        new Values(
            List.of(
                ALL.columns().get(0),
                Column.of("b_text", "text", "NULL", "''", "NULL", "' '", "'\"'", "'\\'")));
    Version old = texts.version(UnaryOperator.identity());
    Version fresh =
        new Version(
            "INSERT INTO things (id, pair) SELECT ?, jsonb_build_array(v_a_text, v_b_text) FROM literals WHERE label = ?",
            "UPDATE things SET pair = (SELECT jsonb_build_array(v_a_text, v_b_text) FROM literals WHERE label = ?) WHERE id = ?",
            "pair",
            "(SELECT string_agg(label::text, ',') FROM literals WHERE jsonb_build_array(v_a_text, v_b_text) = pair)",
            old.values());
    WholeLife.lead(
        database,
        new Scenario(
            "merge-texts",
            "things",
            texts.schema(),
            """
            table: things
            operations:
              - merge_columns:
                  from: [a_text, b_text]
                  into: {name: pair, type: jsonb, up: "jsonb_build_array(a_text, b_text)"}
                  down: {a_text: "pair ->> 0", b_text: "pair ->> 1"}
            """,
            List.of("ALTER TABLE things DROP a_text, DROP b_text, ADD pair jsonb"),
            old,
            fresh,
            Values::meaning,
            List.of()));
  }
}
