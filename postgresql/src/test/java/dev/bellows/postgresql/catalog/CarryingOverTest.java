package dev.bellows.postgresql.catalog;

import static dev.bellows.postgresql.catalog.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.schema.Constraint;
import dev.bellows.engine.schema.Constraint.Kind;
import dev.bellows.engine.schema.Index;
import dev.bellows.engine.schema.Table;
import dev.bellows.engine.spi.Catalog.Carried;
import dev.bellows.engine.spi.Catalog.Retyped;
import dev.bellows.engine.spi.Change.Inherit;
import dev.bellows.model.TableName;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServerTest
class CarryingOverTest {
  private final PostgreSqlCatalog catalog = new PostgreSqlCatalog();
  private final Connection connection;

  CarryingOverTest(Database database) throws SQLException {
    database.execute(
        "CREATE SCHEMA shop",
        "CREATE FUNCTION shop.norm(x text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(x) $$",
        """
        CREATE TABLE shop."Order" (
          id int PRIMARY KEY, name text COLLATE "C" DEFAULT 'none', nr int NOT NULL DEFAULT 7, other int,
          loud text GENERATED ALWAYS AS (upper(name)) STORED)
        """);
    connection = database.connect();
  }

  @AfterEach
  void nothingIsLeftBehind(Database database) throws SQLException {
    connection.close();
    assertThat(
            database.number(
                "SELECT count(*) FROM pg_class WHERE starts_with(relname, '~bellows_')"))
        .isZero();
  }

  private Carried carried(String column, String newColumn, String newType) throws SQLException {
    Table table = catalog.table(connection, new TableName("shop", "Order"));
    return catalog.carried(connection, table, new Retyped(column, newColumn, newType).alone());
  }

  private BellowsException refused(String column, String newType) {
    return failure("carry.unsupported", 3, () -> carried(column, "fresh", newType));
  }

  @Test
  void indexesAreWrittenOverTheNewName(Database database) throws SQLException {
    database.execute(
        "CREATE INDEX plain ON shop.\"Order\" (name, nr DESC)",
        "CREATE INDEX \"On Expression\" ON shop.\"Order\" (shop.norm(name) text_pattern_ops) WHERE name <> 'name' AND nr > 0",
        "CREATE UNIQUE INDEX covering ON shop.\"Order\" (other) INCLUDE (name)",
        "CREATE INDEX apart ON shop.\"Order\" (other)");

    Carried carried = carried("name", "full Name", "text");

    assertThat(carried.indexes())
        .containsExactlyInAnyOrder(
            new Index(
                "plain",
                "btree (\"full Name\", nr DESC)",
                false,
                true,
                List.of("full Name", "nr"),
                null),
            new Index(
                "On Expression",
                "btree (shop.norm(\"full Name\") text_pattern_ops) WHERE ((\"full Name\" <> 'name'::text) AND (nr > 0))",
                false,
                true,
                List.of("full Name", "nr"),
                null),
            new Index(
                "covering",
                "btree (other) INCLUDE (\"full Name\")",
                true,
                true,
                List.of("other", "full Name"),
                null));
    assertThat(carried.constraints()).isEmpty();
    assertThat(carried.defaultSql()).isEqualTo("'none'::text");
  }

  @Test
  void aNewTypeIsWrittenIntoDefinitionsAndDefaultAsTheServerWould(Database database)
      throws SQLException {
    database.execute(
        "CREATE INDEX positive ON shop.\"Order\" (nr) WHERE nr > 0",
        "ALTER TABLE shop.\"Order\" ADD CONSTRAINT small CHECK (nr < 100 AND other < nr) NOT VALID",
        "ALTER TABLE shop.\"Order\" ADD CONSTRAINT one UNIQUE (nr, other)");

    Carried carried = carried("nr", "nr", "numeric(10,2)");

    assertThat(carried.indexes())
        .containsExactlyInAnyOrder(
            new Index(
                "positive",
                "btree (nr) WHERE (nr > (0)::numeric)",
                false,
                true,
                List.of("nr"),
                null),
            new Index("one", "btree (nr, other)", true, true, List.of("nr", "other"), "one"));
    assertThat(carried.constraints())
        .containsExactlyInAnyOrder(
            new Constraint(
                "small",
                Kind.CHECK,
                "CHECK (((nr < (100)::numeric) AND ((other)::numeric < nr)))",
                List.of("nr", "other"),
                false),
            new Constraint("one", Kind.UNIQUE, "UNIQUE (nr, other)", List.of("nr", "other"), true));
    assertThat(carried.defaultSql()).isEqualTo("7");
  }

  @Test
  void foreignKeysAreWrittenOverTheNewName(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE shop.region (a int, \"B\" int, PRIMARY KEY (a, \"B\"))",
        "ALTER TABLE shop.\"Order\" ADD CONSTRAINT lies FOREIGN KEY (other, nr) REFERENCES shop.region MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE NOT VALID",
        "ALTER TABLE shop.\"Order\" ADD CONSTRAINT follows FOREIGN KEY (nr) REFERENCES shop.\"Order\" (id)");

    assertThat(carried("nr", "Fresh", "bigint").constraints())
        .containsExactlyInAnyOrder(
            new Constraint(
                "follows",
                Kind.FOREIGN_KEY,
                "FOREIGN KEY (\"Fresh\") REFERENCES shop.\"Order\"(id)",
                List.of("Fresh"),
                true),
            new Constraint(
                "lies",
                Kind.FOREIGN_KEY,
                "FOREIGN KEY (other, \"Fresh\") REFERENCES shop.region(a, \"B\") MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE",
                List.of("other", "Fresh"),
                false));
    assertThat(refused("nr", "text")).hasMessageContaining("constraint follows");
  }

  @Test
  void whatIsCarriedCanBeMadeInTheTable(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE shop.region (a int PRIMARY KEY)",
        "ALTER TABLE shop.\"Order\" ADD CONSTRAINT lies FOREIGN KEY (nr) REFERENCES shop.region",
        "ALTER TABLE shop.\"Order\" ADD CONSTRAINT small CHECK (nr < 100)",
        "CREATE INDEX by_nr ON shop.\"Order\" (abs(nr)) WHERE nr IS NOT NULL");
    Carried carried = carried("nr", "fresh", "bigint");
    database.execute("ALTER TABLE shop.\"Order\" ADD fresh bigint");
    for (Index index : carried.indexes()) {
      database.execute(
          "CREATE INDEX new_" + index.name() + " ON shop.\"Order\" USING " + index.tail());
    }
    for (Constraint constraint : carried.constraints()) {
      database.execute(
          "ALTER TABLE shop.\"Order\" ADD CONSTRAINT new_"
              + constraint.name()
              + " "
              + constraint.definition());
    }

    Carried again = carried("nr", "fresh", "bigint");

    assertThat(again).isEqualTo(carried);
    assertThat(carried.indexes()).hasSize(1);
    assertThat(carried.constraints()).hasSize(2);
  }

  @Test
  void whatCannotBeCarriedOverIsRefusedWithTheServersWords(Database database) throws SQLException {
    database.execute(
        "CREATE INDEX lower_name ON shop.\"Order\" (lower(name))",
        "ALTER TABLE shop.\"Order\" ADD CONSTRAINT late UNIQUE (other) DEFERRABLE");

    assertThat(refused("name", "integer"))
        .hasMessageContaining("lower(integer)")
        .hasMessageContaining("Nothing was changed");
    assertThat(refused("id", "bigint")).hasMessageContaining("primary key");
    assertThat(refused("other", "bigint")).hasMessageContaining("deferrable");
    database.execute("DROP INDEX shop.lower_name");
    assertThat(refused("name", "integer"))
        .hasMessageContaining("the default 'none'::text")
        .hasMessageContaining("cannot be cast automatically");
    database.execute(
        "ALTER TABLE shop.\"Order\" ADD UNIQUE (nr)",
        "CREATE TABLE shop.child (nr int CONSTRAINT \"Points At\" REFERENCES shop.\"Order\" (nr))");
    assertThat(refused("nr", "bigint")).hasMessageContaining("\"Points At\" on shop.child");
    failure("column.unknown", 2, () -> carried("nothing", "fresh", "text"));
  }

  @Test
  void whatNothingCouldGiveToTheNewColumnIsRefused(Database database) throws SQLException {
    database.createRole("lender");
    database.createRole("borrower");
    database.execute(
        "GRANT USAGE ON SCHEMA shop TO lender",
        "GRANT SELECT (name) ON shop.\"Order\" TO lender WITH GRANT OPTION");
    assertThat(carried("name", "fresh", "text").atOnce())
        .singleElement()
        .extracting(Inherit::statements)
        .asString()
        .contains("GRANT SELECT (fresh) ON \"shop\".\"Order\" TO")
        .contains("WITH GRANT OPTION");
    try (Connection lender = database.connectAs("lender")) {
      Sql.execute(lender, "GRANT SELECT (name) ON shop.\"Order\" TO borrower");
    }

    assertThat(refused("name", "text"))
        .hasMessageContaining("the privilege SELECT of")
        .hasMessageContaining("who is not the owner");
    database.execute(
        "INSERT INTO pg_seclabel VALUES ('shop.\"Order\"'::regclass, 'pg_class'::regclass, 4, 'guard', 'secret')");
    assertThat(refused("other", "bigint"))
        .hasMessageContaining("the security label of provider guard");
  }

  @Test
  void statisticsThatTheNewTypeDoesNotTakeAreRefused(Database database) throws SQLException {
    database.execute("CREATE STATISTICS shop.both_of ON nr, other FROM shop.\"Order\"");

    assertThat(carried("nr", "Fresh", "bigint").atEnd())
        .extracting(Inherit::statements)
        .contains(
            List.of(
                "CREATE STATISTICS shop.both_of (ndistinct, dependencies, mcv) ON \"Fresh\", other FROM \"shop\".\"Order\""));
    database.execute("ALTER TABLE shop.\"Order\" ALTER nr DROP DEFAULT");
    assertThat(refused("nr", "json")).hasMessageContaining("Nothing was changed");
  }

  @Test
  void aDomainsConstraintsAndAnEnumTakeTheSameWay(Database database) throws SQLException {
    database.execute(
        "CREATE TYPE shop.mood AS ENUM ('ok', 'bad')",
        "ALTER TABLE shop.\"Order\" ADD mood shop.mood DEFAULT 'ok', ADD tags text[] DEFAULT '{a}'",
        "CREATE INDEX tagged ON shop.\"Order\" USING gin (tags)",
        "CREATE INDEX moody ON shop.\"Order\" (mood) WHERE mood = 'bad'");

    assertThat(carried("tags", "labels", "text[]").indexes())
        .extracting(Index::tail)
        .containsExactly("gin (labels)");
    Carried mood = carried("mood", "feeling", "shop.mood");
    assertThat(mood.indexes())
        .extracting(Index::tail)
        .containsExactly("btree (feeling) WHERE (feeling = 'bad'::shop.mood)");
    assertThat(mood.defaultSql()).isEqualTo("'ok'::shop.mood");
  }
}
