package dev.bellows.postgresql.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.schema.Column;
import dev.bellows.engine.schema.Column.Origin;
import dev.bellows.engine.schema.Constraint;
import dev.bellows.engine.schema.Index;
import dev.bellows.engine.schema.Server;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.schema.Trigger;
import dev.bellows.engine.schema.Volatility;
import dev.bellows.model.TableName;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@ServerTest
class ReadingTablesTest {
  private final PostgreSqlCatalog catalog = new PostgreSqlCatalog();

  private Table read(Database database, String name) throws SQLException {
    try (Connection connection = database.connect()) {
      return catalog.table(connection, TableName.parse(name));
    }
  }

  @Test
  void theServerTellsItsVersionAndWhatIsPinned(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      Server server = catalog.server(connection);
      assertThat(server.product()).isEqualTo("PostgreSQL");
      assertThat(server.major()).isEqualTo(database.server().version());
      assertThat(server.version()).startsWith(server.major() + ".");
      assertThat(server.pinned())
          .containsExactly(
              Map.entry("TimeZone", "UTC"),
              Map.entry("DateStyle", "ISO, MDY"),
              Map.entry("IntervalStyle", "postgres"),
              Map.entry("search_path", "<table schema>, public, pg_temp"));
    }
  }

  @Test
  void columnsComeWithTypeDefaultOriginCollationAndComment(Database database) throws SQLException {
    database.execute(
        "CREATE SCHEMA shop",
        "CREATE TYPE shop.state AS ENUM ('new', 'paid')",
        "CREATE DOMAIN shop.code AS text DEFAULT 'none' CHECK (length(VALUE) < 9)",
        "CREATE DOMAIN shop.must AS int NOT NULL",
        "CREATE FUNCTION shop.token() RETURNS text LANGUAGE sql STABLE AS $$ SELECT 'x' $$",
        """
        CREATE TABLE shop.item (
          id bigint GENERATED ALWAYS AS IDENTITY,
          old_id serial,
          price numeric(10,2) NOT NULL DEFAULT 0,
          name varchar(40) COLLATE "C",
          tags text[] DEFAULT '{}',
          state shop.state DEFAULT 'new',
          code shop.code,
          must shop.must,
          upper_name text GENERATED ALWAYS AS (upper(name)) STORED,
          made timestamptz(3) DEFAULT now(),
          day date DEFAULT CURRENT_DATE,
          rnd float DEFAULT random(),
          token text DEFAULT shop.token(),
          span interval(0),
          gone int)
        """,
        "ALTER TABLE shop.item DROP COLUMN gone",
        "COMMENT ON COLUMN shop.item.name IS 'what it''s called'");

    Table table = read(database, "shop.item");

    assertThat(table.columns())
        .containsExactly(
            column("id", "bigint", false, null, Volatility.IMMUTABLE, Origin.IDENTITY),
            column(
                "old_id",
                "integer",
                false,
                "nextval('shop.item_old_id_seq'::regclass)",
                Volatility.VOLATILE,
                Origin.ORDINARY),
            column("price", "numeric(10,2)", false, "0", Volatility.IMMUTABLE, Origin.ORDINARY),
            new Column(
                "name",
                "character varying(40)",
                true,
                null,
                Volatility.IMMUTABLE,
                Origin.ORDINARY,
                "pg_catalog.\"C\"",
                "what it's called"),
            column("tags", "text[]", true, "'{}'::text[]", Volatility.IMMUTABLE, Origin.ORDINARY),
            column(
                "state",
                "shop.state",
                true,
                "'new'::shop.state",
                Volatility.IMMUTABLE,
                Origin.ORDINARY),
            column(
                "code", "shop.code", true, "'none'::text", Volatility.IMMUTABLE, Origin.ORDINARY),
            column("must", "shop.must", false, null, Volatility.IMMUTABLE, Origin.ORDINARY),
            column("upper_name", "text", true, null, Volatility.IMMUTABLE, Origin.GENERATED),
            column(
                "made",
                "timestamp(3) with time zone",
                true,
                "now()",
                Volatility.STABLE,
                Origin.ORDINARY),
            column("day", "date", true, "CURRENT_DATE", Volatility.STABLE, Origin.ORDINARY),
            column(
                "rnd", "double precision", true, "random()", Volatility.VOLATILE, Origin.ORDINARY),
            column("token", "text", true, "shop.token()", Volatility.STABLE, Origin.ORDINARY),
            column("span", "interval(0)", true, null, Volatility.IMMUTABLE, Origin.ORDINARY));
  }

  private static Column column(
      String name,
      String type,
      boolean nullable,
      @Nullable String defaultSql,
      Volatility volatility,
      Origin origin) {
    return new Column(name, type, nullable, defaultSql, volatility, origin, null, null);
  }

  @Test
  void indexesComeWithTheirExactTailAndEveryColumnTheyRead(Database database) throws SQLException {
    String longest = "ü".repeat(31) + "x";
    database.execute(
        "CREATE TABLE \"Order\" (a int, \"Mixed Case\" text, \"select\" text, \""
            + longest
            + "\" int, flag boolean)",
        "CREATE INDEX on_expression ON \"Order\" (lower(\"Mixed Case\"), (a + \""
            + longest
            + "\")) WHERE flag",
        "CREATE UNIQUE INDEX \"covers USING\" ON \"Order\" (\"select\" COLLATE \"C\" DESC NULLS LAST) INCLUDE (a) WITH (fillfactor = 70)",
        "CREATE INDEX whole ON \"Order\" ((\"Order\" IS NULL))",
        "ALTER TABLE \"Order\" ADD CONSTRAINT one UNIQUE (flag, a)");

    Map<String, Index> indexes =
        read(database, "Order").indexes().stream()
            .collect(Collectors.toMap(Index::name, Function.identity()));

    assertThat(indexes.values())
        .containsExactlyInAnyOrder(
            new Index(
                "on_expression",
                "btree (lower(\"Mixed Case\"), ((a + \"" + longest + "\"))) WHERE flag",
                false,
                true,
                List.of("a", "Mixed Case", longest, "flag"),
                null),
            new Index(
                "covers USING",
                "btree (\"select\" COLLATE \"C\" DESC NULLS LAST) INCLUDE (a) WITH (fillfactor='70')",
                true,
                true,
                List.of("select", "a"),
                null),
            new Index(
                "whole",
                "btree (((\"Order\".* IS NULL)))",
                false,
                true,
                List.of("a", "Mixed Case", "select", longest, "flag"),
                null),
            new Index("one", "btree (flag, a)", true, true, List.of("flag", "a"), "one"));
  }

  @Test
  void aTailMakesTheSameIndexOnAnEmptyCopy(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE doc (id int, body jsonb, name text, geo point)",
        "CREATE INDEX doc_gin ON doc USING gin (body jsonb_path_ops)",
        "CREATE INDEX doc_gist ON doc USING gist (geo)",
        "CREATE INDEX doc_pattern ON doc (name text_pattern_ops, id DESC) WHERE name LIKE '% USING %'",
        "CREATE TABLE copy (LIKE doc)");
    Table doc = read(database, "doc");

    for (Index index : doc.indexes()) {
      database.execute("CREATE INDEX copy_" + index.name() + " ON copy USING " + index.tail());
    }

    assertThat(read(database, "copy").indexes().stream().map(Index::tail))
        .isEqualTo(doc.indexes().stream().map(Index::tail).toList());
  }

  @Test
  void constraintsComeWithoutNotValidAndWithoutNotNull(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE parent (id int PRIMARY KEY, x int, y int, UNIQUE (x, y))",
        """
        CREATE TABLE child (
          id int NOT NULL CONSTRAINT child_key PRIMARY KEY,
          a int CONSTRAINT positive CHECK (a > 0),
          b int CONSTRAINT one UNIQUE DEFERRABLE INITIALLY DEFERRED,
          during int4range,
          CONSTRAINT apart EXCLUDE USING gist (during WITH &&, int4range(a, b) WITH &&))
        """,
        "ALTER TABLE child ADD CONSTRAINT loose CHECK (b <> a) NOT VALID",
        "ALTER TABLE child ADD CONSTRAINT belongs FOREIGN KEY (a, b) REFERENCES parent (x, y) ON DELETE CASCADE NOT VALID");

    assertThat(read(database, "child").constraints())
        .containsExactlyInAnyOrder(
            new Constraint(
                "child_key", Constraint.Kind.PRIMARY_KEY, "PRIMARY KEY (id)", List.of("id"), true),
            new Constraint(
                "positive", Constraint.Kind.CHECK, "CHECK ((a > 0))", List.of("a"), true),
            new Constraint(
                "one",
                Constraint.Kind.UNIQUE,
                "UNIQUE (b) DEFERRABLE INITIALLY DEFERRED",
                List.of("b"),
                true),
            new Constraint(
                "apart",
                Constraint.Kind.EXCLUDE,
                "EXCLUDE USING gist (during WITH &&, int4range(a, b) WITH &&)",
                List.of("during", "a", "b"),
                true),
            new Constraint(
                "loose", Constraint.Kind.CHECK, "CHECK ((b <> a))", List.of("a", "b"), false),
            new Constraint(
                "belongs",
                Constraint.Kind.FOREIGN_KEY,
                "FOREIGN KEY (a, b) REFERENCES public.parent(x, y) ON DELETE CASCADE",
                List.of("a", "b"),
                false));
  }

  @Test
  void theKeyIsThePrimaryKeyElseAnImmediateUniqueKeyOverNotNullColumns(Database database)
      throws SQLException {
    database.execute(
        "CREATE TABLE primary_key (b int, a int, u int NOT NULL UNIQUE, PRIMARY KEY (b, a) INCLUDE (u))",
        "CREATE TABLE unique_key (a int NOT NULL, b int NOT NULL, c int, d int NOT NULL, UNIQUE (c), UNIQUE (a, b))",
        "ALTER TABLE unique_key ADD UNIQUE (d) DEFERRABLE",
        "CREATE UNIQUE INDEX partial ON unique_key (d) WHERE d > 0",
        "CREATE TABLE keyless (a int)");

    assertThat(read(database, "primary_key").key()).containsExactly("b", "a");
    assertThat(read(database, "unique_key").key()).containsExactly("a", "b");
    assertThat(read(database, "keyless").key()).isEmpty();
  }

  @Test
  void theReplicaIdentityFollowsTheTablesSetting(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE by_key (id int PRIMARY KEY, a int NOT NULL)",
        "CREATE TABLE by_index (id int PRIMARY KEY, a int NOT NULL)",
        "CREATE UNIQUE INDEX by_index_a ON by_index (a)",
        "ALTER TABLE by_index REPLICA IDENTITY USING INDEX by_index_a",
        "CREATE TABLE by_all (id int PRIMARY KEY, a int)",
        "ALTER TABLE by_all REPLICA IDENTITY FULL",
        "CREATE TABLE by_nothing (id int PRIMARY KEY)",
        "ALTER TABLE by_nothing REPLICA IDENTITY NOTHING",
        "CREATE TABLE keyless (a int)");

    assertThat(read(database, "by_key").replicaIdentity()).containsExactly("id");
    assertThat(read(database, "by_index").replicaIdentity()).containsExactly("a");
    assertThat(read(database, "by_all").replicaIdentity()).containsExactly("id", "a");
    assertThat(read(database, "by_nothing").replicaIdentity()).isEmpty();
    assertThat(read(database, "keyless").replicaIdentity()).isEmpty();
  }

  @Test
  void usersTriggersAreReadAndOursAreNot(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE t (id int, name text)",
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        "CREATE TRIGGER on_insert BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION touch()",
        "CREATE TRIGGER on_update AFTER UPDATE ON t FOR EACH STATEMENT EXECUTE FUNCTION touch()",
        "CREATE TRIGGER on_update_of BEFORE UPDATE OF name ON t FOR EACH ROW EXECUTE FUNCTION touch()",
        "CREATE TRIGGER off BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()",
        "ALTER TABLE t DISABLE TRIGGER off",
        "CREATE TRIGGER \"~~~bellows_x\" BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()");

    assertThat(read(database, "t").triggers())
        .containsExactly(
            new Trigger("off", "public.touch", false, List.of()),
            new Trigger("on_insert", "public.touch", false, List.of()),
            new Trigger("on_update", "public.touch", true, List.of()),
            new Trigger("on_update_of", "public.touch", true, List.of("name")));
  }

  @Test
  void theSizeIsEstimatedAlsoWithoutStatistics(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE empty (id int)",
        "CREATE TABLE fresh (id int PRIMARY KEY) WITH (autovacuum_enabled = false)",
        "INSERT INTO fresh SELECT generate_series(1, 10000)",
        "CREATE TABLE analysed (id int) WITH (autovacuum_enabled = false)",
        "INSERT INTO analysed SELECT generate_series(1, 10000)",
        "ANALYZE analysed",
        "INSERT INTO analysed SELECT generate_series(1, 10000)");

    assertThat(read(database, "empty").size()).isEqualTo(new Table.Size(0, 0, 0));
    Table.Size fresh = read(database, "fresh").size();
    assertThat(fresh.rows()).isBetween(2_000L, 50_000L);
    assertThat(fresh.heapBytes()).isEqualTo(database.number("SELECT pg_relation_size('fresh')"));
    assertThat(fresh.indexBytes()).isPositive();
    assertThat(read(database, "analysed").size().rows()).isBetween(19_000L, 21_000L);
  }

  @Test
  void readingIsPossibleInsideATransactionOfTheCaller(Database database) throws SQLException {
    database.execute("CREATE SCHEMA shop");
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("SET LOCAL search_path = shop");
      connection.createStatement().execute("CREATE TABLE item (id int PRIMARY KEY)");

      assertThat(catalog.table(connection, new TableName(null, "item")).name())
          .isEqualTo(new TableName("shop", "item"));

      assertThat(connection.getAutoCommit()).isFalse();
      String path = Query.one(connection, "SHOW search_path", row -> row.getString(1));
      assertThat(path).isEqualTo("shop");
      connection.rollback();
    }
  }
}
