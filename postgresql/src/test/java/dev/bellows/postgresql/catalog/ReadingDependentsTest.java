package dev.bellows.postgresql.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.schema.Dependent;
import dev.bellows.engine.schema.Dependent.Kind;
import dev.bellows.model.TableName;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class ReadingDependentsTest {
  private final PostgreSqlCatalog catalog = new PostgreSqlCatalog();

  @BeforeEach
  void aTable(Database database) throws SQLException {
    database.execute(
        "CREATE SCHEMA shop",
        "CREATE TABLE shop.customers (id int PRIMARY KEY, name text, \"Other\" text, nr int)");
  }

  private List<Dependent> dependents(Database database, String column) throws SQLException {
    try (Connection connection = database.connect()) {
      return catalog.dependents(connection, new TableName("shop", "customers"), column);
    }
  }

  private static Dependent on(Kind kind, String name) {
    return new Dependent(kind, name, "name");
  }

  @Test
  void viewsAndViewsOnViewsAreFoundAlsoByTheWholeRow(Database database) throws SQLException {
    database.execute(
        "CREATE VIEW shop.direct AS SELECT id, upper(name) AS u FROM shop.customers",
        "CREATE VIEW \"On View\" AS SELECT u FROM shop.direct",
        "CREATE MATERIALIZED VIEW shop.stored AS SELECT * FROM \"On View\"",
        "CREATE VIEW shop.whole AS SELECT c AS customer FROM shop.customers c",
        "CREATE VIEW shop.unrelated AS SELECT id FROM shop.customers",
        "CREATE TABLE log (x int)",
        "CREATE RULE log AS ON UPDATE TO shop.customers WHERE new.name IS NULL DO ALSO DELETE FROM log");

    assertThat(dependents(database, "name"))
        .containsExactlyInAnyOrder(
            on(Kind.VIEW, "shop.direct"),
            on(Kind.VIEW, "public.\"On View\""),
            on(Kind.MATERIALIZED_VIEW, "shop.stored"),
            on(Kind.VIEW, "shop.whole"),
            on(Kind.RULE, "log on shop.customers"));
  }

  @Test
  void functionsAreFoundByTheCatalogAndByTheirText(Database database) throws SQLException {
    database.execute(
        "CREATE FUNCTION shop.atomic() RETURNS bigint BEGIN ATOMIC SELECT count(name) FROM shop.customers; END",
        "CREATE FUNCTION shop.text(x int) RETURNS text LANGUAGE sql AS $$ SELECT NAME FROM shop.Customers WHERE id = x $$",
        "CREATE FUNCTION shop.other_word() RETURNS text LANGUAGE sql AS $$ SELECT min(\"Other\") FROM shop.customers AS names $$",
        "CREATE FUNCTION shop.other_table() RETURNS text LANGUAGE sql AS $$ SELECT 'name' $$",
        "CREATE FUNCTION shop.on_write() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.name := trim(new.name); RETURN new; END $$",
        "CREATE TRIGGER tidy BEFORE INSERT ON shop.customers FOR EACH ROW EXECUTE FUNCTION shop.on_write()");

    assertThat(dependents(database, "name"))
        .containsExactlyInAnyOrder(
            on(Kind.FUNCTION, "shop.atomic()"),
            on(Kind.FUNCTION, "shop.text(integer)"),
            on(Kind.FUNCTION, "shop.on_write()"));
    assertThat(dependents(database, "Other"))
        .containsExactly(new Dependent(Kind.FUNCTION, "shop.other_word()", "Other"));
  }

  @Test
  void whatHangsOnTheTableItselfIsFound(Database database) throws SQLException {
    database.execute(
        "CREATE INDEX by_name ON shop.customers (lower(name)) WHERE nr > 0",
        "ALTER TABLE shop.customers ADD CONSTRAINT one UNIQUE (name, nr)",
        "ALTER TABLE shop.customers ADD CONSTRAINT \"Some\" CHECK (name <> '')",
        "ALTER TABLE shop.customers ADD COLUMN \"Loud\" text GENERATED ALWAYS AS (upper(name)) STORED",
        "CREATE POLICY mine ON shop.customers USING (name = current_user)",
        "CREATE STATISTICS shop.together ON name, nr FROM shop.customers",
        "CREATE FUNCTION shop.nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$",
        "CREATE TRIGGER of_column AFTER UPDATE OF name ON shop.customers FOR EACH ROW EXECUTE FUNCTION shop.nothing()",
        "CREATE TRIGGER in_when AFTER INSERT ON shop.customers FOR EACH ROW WHEN (new.name IS NULL) EXECUTE FUNCTION shop.nothing()",
        "CREATE TRIGGER plain AFTER INSERT ON shop.customers FOR EACH ROW EXECUTE FUNCTION shop.nothing()");

    assertThat(dependents(database, "name"))
        .containsExactlyInAnyOrder(
            on(Kind.INDEX, "shop.by_name"),
            on(Kind.CONSTRAINT, "one on shop.customers"),
            on(Kind.CONSTRAINT, "\"Some\" on shop.customers"),
            on(Kind.GENERATED_COLUMN, "\"Loud\""),
            on(Kind.POLICY, "mine on shop.customers"),
            on(Kind.STATISTICS, "shop.together"),
            on(Kind.TRIGGER, "of_column on shop.customers"),
            on(Kind.TRIGGER, "in_when on shop.customers"));
    assertThat(dependents(database, "nr"))
        .extracting(Dependent::kind)
        .containsExactlyInAnyOrder(Kind.INDEX, Kind.CONSTRAINT, Kind.STATISTICS);
  }

  @Test
  void aForeignKeyThatPointsAtTheColumnIsToldFromTheTablesOwn(Database database)
      throws SQLException {
    database.execute(
        "CREATE TABLE shop.region (nr int PRIMARY KEY)",
        "ALTER TABLE shop.customers ADD CONSTRAINT lives FOREIGN KEY (nr) REFERENCES shop.region",
        "CREATE TABLE shop.orders (id int, customer int CONSTRAINT placed REFERENCES shop.customers)");

    assertThat(dependents(database, "nr"))
        .containsExactly(new Dependent(Kind.CONSTRAINT, "lives on shop.customers", "nr"));
    assertThat(dependents(database, "id"))
        .containsExactlyInAnyOrder(
            new Dependent(Kind.CONSTRAINT, "customers_pkey on shop.customers", "id"),
            new Dependent(Kind.FOREIGN_KEY, "placed on shop.orders", "id"));
  }

  @Test
  void publicationsAreFoundByTheirColumnListAndRowFilter(Database database) throws SQLException {
    boolean listsColumns = database.server().version() >= 15;
    database.execute(
        "CREATE PUBLICATION everything FOR TABLE shop.customers",
        listsColumns
            ? "CREATE PUBLICATION \"Some\" FOR TABLE shop.customers (id, name) WHERE (id > 0)"
            : "CREATE PUBLICATION \"Some\" FOR TABLE shop.customers");

    assertThat(dependents(database, "name"))
        .isEqualTo(listsColumns ? List.of(on(Kind.PUBLICATION, "\"Some\"")) : List.of());
    assertThat(dependents(database, "nr")).isEmpty();
  }

  @Test
  void aSequenceOfTheColumnIsFoundWhereSomethingElseUsesIt(Database database) throws SQLException {
    database.execute("CREATE SEQUENCE shop.numbers OWNED BY shop.customers.nr");
    assertThat(dependents(database, "nr")).isEmpty();
    database.execute("CREATE TABLE shop.borrowers (nr int DEFAULT nextval('shop.numbers'))");

    assertThat(dependents(database, "nr"))
        .containsExactly(new Dependent(Kind.SEQUENCE, "shop.numbers", "nr"));
  }

  @Test
  void ourOwnObjectsAreNoDependents(Database database) throws SQLException {
    database.execute(
        "CREATE SCHEMA control",
        "CREATE VIEW control.client_v1_flag AS SELECT 1 AS reads",
        "CREATE FUNCTION control.up_of() RETURNS text LANGUAGE sql AS $$ SELECT min(name) FROM shop.customers $$",
        "CREATE FUNCTION shop.sync() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.name := 'customers'; RETURN new; END $$",
        "CREATE TRIGGER \"~~~bellows_x\" BEFORE INSERT OR UPDATE OF name ON shop.customers FOR EACH ROW EXECUTE FUNCTION shop.sync()");

    assertThat(dependents(database, "name")).isEmpty();
    try (Connection connection = database.connect()) {
      assertThat(catalog.table(connection, new TableName("shop", "customers")).dependentsOn("name"))
          .isEmpty();
    }
  }
}
