package dev.bellows.postgresql.catalog;

import static dev.bellows.postgresql.catalog.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.spi.Change.View;
import dev.bellows.model.TableName;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class ReadingViewsTest {
  private final PostgreSqlCatalog catalog = new PostgreSqlCatalog();

  @BeforeEach
  void aTable(Database database) throws SQLException {
    database.execute(
        "CREATE SCHEMA shop",
        "CREATE TABLE shop.item (id int PRIMARY KEY, amount int, other int)",
        "INSERT INTO shop.item VALUES (1, 2, 3)");
  }

  private List<View> views(Connection connection) throws SQLException {
    return catalog.views(
        connection, catalog.table(connection, new TableName("shop", "item")), "amount");
  }

  private List<View> views(Database database) throws SQLException {
    try (Connection connection = database.connect()) {
      return views(connection);
    }
  }

  @Test
  void viewsComeInTheOrderInWhichTheyCanBeMadeAndReadTheSameNameAfterASwap(Database database)
      throws SQLException {
    database.createRole("reader");
    database.createRole("View Owner");
    database.execute(
        "GRANT USAGE, CREATE ON SCHEMA shop TO \"View Owner\"",
        "CREATE VIEW shop.\"A Base\" WITH (security_barrier = true) AS SELECT id, amount FROM shop.item WHERE amount > 0 WITH CASCADED CHECK OPTION",
        "CREATE VIEW shop.both AS SELECT b.amount + i.other AS sum FROM shop.\"A Base\" b JOIN shop.item i USING (id)",
        "CREATE VIEW top AS SELECT t.sum, b.amount FROM shop.both t, shop.\"A Base\" b",
        "CREATE VIEW apart AS SELECT id, other FROM shop.item",
        "GRANT SELECT ON shop.\"A Base\" TO reader WITH GRANT OPTION",
        "GRANT INSERT, DELETE ON shop.\"A Base\" TO PUBLIC",
        "GRANT UPDATE (amount) ON shop.\"A Base\" TO reader",
        "COMMENT ON VIEW shop.\"A Base\" IS 'what''s there'",
        "COMMENT ON COLUMN shop.\"A Base\".amount IS 'how many'",
        "ALTER TABLE shop.item OWNER TO \"View Owner\"",
        "ALTER VIEW shop.\"A Base\" OWNER TO \"View Owner\"");
    String privileges =
        "SELECT ARRAY(SELECT acl::text FROM unnest(relacl) acl ORDER BY 1)::text FROM pg_class WHERE relname = 'A Base'";
    String before = String.valueOf(database.text(privileges));

    List<View> views = views(database);

    assertThat(views)
        .extracting(View::name)
        .containsExactly("shop.\"A Base\"", "shop.\"both\"", "public.top");
    View base = views.get(0);
    assertThat(base.options()).isEqualTo("security_barrier=true, check_option=cascaded");
    assertThat(base.owner()).isEqualTo("\"View Owner\"");
    assertThat(base.grants())
        .containsExactlyInAnyOrder(
            "GRANT SELECT ON shop.\"A Base\" TO reader WITH GRANT OPTION",
            "GRANT DELETE, INSERT ON shop.\"A Base\" TO PUBLIC",
            "GRANT UPDATE (amount) ON shop.\"A Base\" TO reader",
            "COMMENT ON VIEW shop.\"A Base\" IS 'what''s there'",
            "COMMENT ON COLUMN shop.\"A Base\".amount IS 'how many'");

    database.execute(
        "ALTER TABLE shop.item ADD fresh bigint",
        "UPDATE shop.item SET fresh = 3000000000",
        "ALTER TABLE shop.item RENAME amount TO gone",
        "ALTER TABLE shop.item RENAME fresh TO amount");
    makeAnew(database, views);

    assertThat(database.number("SELECT amount FROM public.top")).isEqualTo(3_000_000_000L);
    assertThat(database.number("SELECT sum FROM public.top")).isEqualTo(3_000_000_003L);
    assertThat(database.text(privileges)).isEqualTo(before);
    assertThat(views(database)).isEqualTo(views);
  }

  private static void makeAnew(Database database, List<View> views) throws SQLException {
    List<View> backwards = new ArrayList<>(views);
    Collections.reverse(backwards);
    for (View view : backwards) {
      database.execute("DROP VIEW " + view.name());
    }
    for (View view : views) {
      String options = view.options().isEmpty() ? "" : " WITH (" + view.options() + ")";
      database.execute("CREATE VIEW " + view.name() + options + " AS " + view.query());
      database.execute("ALTER VIEW " + view.name() + " OWNER TO " + view.owner());
      database.execute(view.grants().toArray(String[]::new));
    }
  }

  @Test
  void aMaterializedViewOnTheWayIsRefused(Database database) throws SQLException {
    database.execute(
        "CREATE VIEW shop.base AS SELECT amount FROM shop.item",
        "CREATE MATERIALIZED VIEW shop.stored AS SELECT amount FROM shop.base");

    assertThat(failure("view.unsupported", 3, () -> views(database)))
        .hasMessageContaining("shop.stored")
        .hasMessageContaining("Nothing was changed");
  }

  @Test
  void whatHangsOnAViewIsRefusedByName(Database database) throws SQLException {
    database.execute(
        "CREATE VIEW shop.base AS SELECT amount FROM shop.item",
        "CREATE FUNCTION shop.each(b shop.base) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$");
    assertThat(failure("view.unsupported", 3, () -> views(database)))
        .hasMessageContaining("function shop.each(shop.base)");
    database.execute(
        "DROP FUNCTION shop.each",
        "CREATE RULE noted AS ON INSERT TO shop.base DO INSTEAD NOTHING");

    assertThat(failure("view.unsupported", 3, () -> views(database)))
        .hasMessageContaining("rule noted on view shop.base");
  }

  @Test
  void whatWouldStayWithTheColumnIsRefusedByName(Database database) throws SQLException {
    database.execute(
        "CREATE POLICY mine ON shop.item USING (amount > 0)",
        "CREATE FUNCTION shop.total() RETURNS bigint BEGIN ATOMIC SELECT sum(amount) FROM shop.item; END",
        "CREATE INDEX by_amount ON shop.item (amount)",
        "CREATE FUNCTION shop.text_total() RETURNS bigint LANGUAGE sql AS $$ SELECT sum(amount) FROM shop.item $$");

    assertThat(failure("view.unsupported", 3, () -> views(database)))
        .hasMessageContaining("FUNCTION shop.total(), POLICY mine on shop.item.")
        .hasMessageNotContaining("text_total");
  }

  @Test
  void aViewOfAnotherOwnerIsRefusedWithTheGrantThatHelps(Database database) throws SQLException {
    database.createRole("migrator");
    database.createRole("analyst");
    database.execute(
        "GRANT USAGE ON SCHEMA shop TO migrator",
        "ALTER TABLE shop.item OWNER TO migrator",
        "CREATE VIEW shop.base AS SELECT amount FROM shop.item",
        "ALTER VIEW shop.base OWNER TO analyst");
    try (Connection connection = database.connectAs("migrator")) {
      assertThat(failure("view.unsupported", 3, () -> views(connection)))
          .hasMessageContaining("GRANT analyst TO migrator;");
    }
  }

  @Test
  void withoutViewsThereIsNothingToMakeAnew(Database database) throws SQLException {
    assertThat(views(database)).isEmpty();
  }
}
