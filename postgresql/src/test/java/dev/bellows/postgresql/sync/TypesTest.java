package dev.bellows.postgresql.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values and types that compare, convert or fit in unusual ways. */
@ServerTest(template = ControlTemplate.class)
class TypesTest {

  private final Database database;

  TypesTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void createExtension() throws SQLException {
    database.execute(
        "CREATE EXTENSION citext",
        "CREATE DOMAIN positive AS int CHECK (value > 0)",
        "CREATE DOMAIN short_text AS varchar(3)");
  }

  private SyncedTable install(String oldType, String newType) throws SQLException {
    database.execute(
        "CREATE TABLE t (id int PRIMARY KEY, o %s, n %s, note int)".formatted(oldType, newType));
    return SyncedTable.install(
        database,
        Specs.of(
            "public.t",
            Specs.pair(
                Specs.column("o", oldType),
                "o::" + newType,
                Specs.column("n", newType),
                "n::" + oldType)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      textBlock =
          """
          citext; text; 'Abc'; 'abc'; 'ABC'
          json; jsonb; '{"a":1}'; '[1]'; 'null'
          numeric(1000,500); text; 1e400; -1e-500; 'NaN'
          timestamp without time zone; timestamp with time zone; 'infinity'; '-infinity'; '2024-03-31 02:30'
          integer; bigint; 1; -2147483648; 2147483647
          double precision; numeric; 0.1; 1e300; -1
          character(5); character varying(5); 'ab'; 'abcde'; ''
          boolean; integer; true; false; NULL
          interval; text; '1 day'; '24:00:00'; '1 mon -1 day'
          bytea; text; '\\x00ff'; ''; '\\x'
          positive; bigint; 1; 5; 2
          uuid; text; '00000000-0000-0000-0000-000000000001'; NULL; 'ffffffff-0000-0000-0000-000000000001'
          """)
  void valuesOfEitherSideArriveAndAreConsistent(
      String oldType, String newType, String first, String second, String third)
      throws SQLException {
    SyncedTable table = install(oldType, newType);
    table.announced(
        "backfill",
        "INSERT INTO t (id, o) VALUES (1, %s), (2, %s), (3, %s)".formatted(first, second, third));
    database.execute(
        "UPDATE t SET o = %s WHERE id = 1".formatted(second),
        "UPDATE t SET note = 1 WHERE id = 2",
        "INSERT INTO t (id, o) VALUES (4, %s), (5, %s), (6, %s)".formatted(first, second, third));
    table.sweep();
    assertThat(table.mismatches()).isZero();
    assertThat(table.count("record_image_ne(ROW(n), ROW(CAST(o AS %s)))".formatted(newType)))
        .isZero();

    database.execute(
        "INSERT INTO t (id, n) SELECT 10 + id, n FROM t",
        "UPDATE t SET n = (SELECT n FROM t WHERE id = 6) WHERE id = 1",
        "UPDATE t SET note = 2");
    assertThat(table.sweep()).isZero();
    assertThat(
            table.count(
                "id > 10 AND record_image_ne(ROW(o), ROW(CAST(n AS %s)))".formatted(oldType)))
        .isZero();
    assertThat(table.conflicts()).isZero();
  }

  @Test
  void changeOfCaseIsAChange() throws SQLException {
    SyncedTable table = install("citext", "text");
    database.execute(
        "INSERT INTO t (id, o) VALUES (1, 'ABC')", "UPDATE t SET o = 'abc' WHERE id = 1");

    assertThat(table.row(1, "n")).containsExactly("abc");
  }

  @Test
  void arraysAndTheirText() throws SQLException {
    SyncedTable table = install("text[]", "text");
    database.execute(
        "INSERT INTO t (id, o) VALUES (1, '{a,NULL,\"b c\"}'), (2, '{}'), (3, NULL)",
        "INSERT INTO t (id, n) VALUES (4, '{x,y}')");

    assertThat(database.column("SELECT concat_ws(' ', o[1], n) FROM t ORDER BY id"))
        .containsExactly("a {a,NULL,\"b c\"}", "{}", "", "x {x,y}");
    assertThat(table.mismatches()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      textBlock =
          """
          character varying(3); 'abcd'; 'abc  '
          character(3); 'abcd'; 'a    '
          bit(3); '1010'; '101'
          bit varying(3); '1010'; '1'
          character varying(3)[]; '{abcd}'; '{abc}'
          short_text; 'abcd'; 'abc  '
          numeric(3,1); '100'; '1.25'
          smallint; '40000'; '4'
          """)
  void valueThatDoesNotFitIsNeverCut(String type, String tooLong, String fits) throws SQLException {
    database.execute("CREATE TABLE t (id int PRIMARY KEY, o text, n %s)".formatted(type));
    SyncedTable table =
        SyncedTable.install(
            database,
            Specs.of(
                "public.t",
                Specs.oneWay(Specs.column("o", "text"), "o || ''", Specs.column("n", type))));
    table.announced("backfill", "INSERT INTO t (id, o) VALUES (1, " + tooLong + ")");
    assertThat(table.probe()).doesNotContainNull();
    assertThatThrownBy(table::sweep).isInstanceOf(SQLException.class);

    database.execute(
        "INSERT INTO t (id, o) VALUES (2, " + tooLong + ")",
        "INSERT INTO t (id, o) VALUES (3, " + fits + ")");
    assertThat(table.row(2, "n")).containsNull();
    assertThat(table.failures()).hasSize(1);
    database.execute("DELETE FROM t WHERE id = 1", "DELETE FROM t WHERE id = 2");
    assertThat(table.count("n IS NOT NULL")).isEqualTo(1);
    assertThat(table.mismatches()).isZero();
  }

  @Test
  void newWriterWhoseValueTheOldSideCannotHoldFails() throws SQLException {
    SyncedTable table = install("integer", "bigint");

    assertThatThrownBy(() -> database.execute("INSERT INTO t (id, n) VALUES (1, 3000000000)"))
        .hasMessageContaining("integer out of range");
    assertThat(table.count("true")).isZero();
  }

  @Test
  void largeValues() throws SQLException {
    SyncedTable table = install("text", "character varying");
    table.announced("backfill", "INSERT INTO t (id, o) VALUES (1, repeat('xy', 500000))");
    database.execute(
        "UPDATE t SET note = 1",
        "INSERT INTO t (id, n) SELECT 2, string_agg(md5(g::text), '') FROM generate_series(1, 32768) g",
        "UPDATE t SET note = 2");

    assertThat(table.row(1, "length(n)")).containsExactly(1_000_000);
    assertThat(table.row(2, "length(o)")).containsExactly(1_048_576);
    assertThat(table.mismatches()).isZero();
  }

  @Test
  void collationOfTheColumnRules() throws SQLException {
    database.execute("CREATE TABLE t (id int PRIMARY KEY, o text COLLATE \"tr-x-icu\", n text)");
    SyncedTable table =
        SyncedTable.install(
            database,
            Specs.of(
                "public.t",
                Specs.oneWay(Specs.column("o", "text"), "upper(o)", Specs.column("n", "text"))));
    database.execute("INSERT INTO t (id, o) VALUES (1, 'istanbul')");

    assertThat(table.row(1, "n")).containsExactly("İSTANBUL");
    assertThat(table.mismatches()).isZero();
  }

  @Test
  void roundTripFindsWhatDoesNotComeBack() throws SQLException {
    SyncedTable table = install("numeric", "integer");
    database.execute("INSERT INTO t (id, o) VALUES (1, 5), (2, 5.5), (3, NULL)");
    PostgreSqlSyncCompiler compiler = new PostgreSqlSyncCompiler(ControlTemplate.SCHEMA);
    String roundTrip = compiler.roundTrip(table.spec()).orElseThrow();

    assertThat(database.column("SELECT %s FROM t ORDER BY id".formatted(roundTrip)))
        .containsExactly(true, false, true);
    String ofNothing = compiler.downOfNothing(table.spec()).orElseThrow();
    assertThat(database.value(ofNothing)).isEqualTo(false);
    String something =
        compiler
            .downOfNothing(
                Specs.of(
                    "public.t",
                    Specs.pair(
                        Specs.column("o", "numeric"),
                        "o",
                        Specs.column("fresh", "integer"),
                        "coalesce(fresh, 0)")))
            .orElseThrow();
    assertThat(database.value(something)).isEqualTo(true);
  }
}
