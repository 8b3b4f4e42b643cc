package dev.bellows.postgresql.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Whatever way a row comes in, and whoever brings it. */
@ServerTest(template = ControlTemplate.class)
class StatementKindsTest {

  private final Database database;
  private final SyncedTable table;

  StatementKindsTest(Database database) throws SQLException {
    this.database = database;
    database.execute(
        "CREATE TABLE customers (id int PRIMARY KEY, full_name text NOT NULL, note text)",
        "INSERT INTO customers VALUES (1, 'Ada Lovelace'), (2, 'Plato')",
        "ALTER TABLE customers ADD first_name text, ADD last_name text");
    table = SyncedTable.install(database, Specs.of("public.customers", Specs.split()));
  }

  private void assertRow(int id, String full, String first, String last) throws SQLException {
    assertThat(table.row(id, "full_name, first_name, last_name"))
        .containsExactly(full, first, last);
  }

  @Test
  void copyOfEitherSide() throws SQLException, IOException {
    try (Connection connection = database.connect()) {
      var copy = connection.unwrap(PGConnection.class).getCopyAPI();
      copy.copyIn(
          "COPY customers (id, full_name) FROM STDIN", new StringReader("7\tA B\n8\tC D\n"));
      copy.copyIn(
          "COPY customers (id, first_name, last_name) FROM STDIN", new StringReader("9\tE F\tG\n"));
    }
    assertRow(8, "C D", "C", "D");
    assertRow(9, "E F G", "E F", "G");
  }

  @Test
  void insertOnConflictOfEitherSide() throws SQLException {
    database.execute(
        """
        INSERT INTO customers (id, full_name) VALUES (1, 'A B'), (7, 'C D')
        ON CONFLICT (id) DO UPDATE SET full_name = excluded.full_name
        """,
        """
        INSERT INTO customers (id, first_name, last_name) VALUES (2, 'E F', 'G'), (8, 'H', 'I')
        ON CONFLICT (id) DO UPDATE SET first_name = excluded.first_name, last_name = excluded.last_name
        """,
        "INSERT INTO customers (id, full_name) VALUES (7, 'no') ON CONFLICT DO NOTHING");
    assertRow(1, "A B", "A", "B");
    assertRow(7, "C D", "C", "D");
    assertRow(2, "E F G", "E F", "G");
    assertRow(8, "H I", "H", "I");
  }

  @Test
  void mergeOfEitherSide() throws SQLException {
    assumeTrue(database.server().version() >= 15, "MERGE is there from version 15 on");
    database.execute(
        """
        MERGE INTO customers c USING (VALUES (1, 'A B'), (7, 'C D')) v (id, name) ON c.id = v.id
        WHEN MATCHED THEN UPDATE SET full_name = v.name
        WHEN NOT MATCHED THEN INSERT (id, full_name) VALUES (v.id, v.name)
        """,
        """
        MERGE INTO customers c USING (VALUES (2, 'E F', 'G'), (8, 'H', 'I')) v (id, f, l) ON c.id = v.id
        WHEN MATCHED THEN UPDATE SET first_name = v.f, last_name = v.l
        WHEN NOT MATCHED THEN INSERT (id, first_name, last_name) VALUES (v.id, v.f, v.l)
        """);
    assertRow(1, "A B", "A", "B");
    assertRow(7, "C D", "C", "D");
    assertRow(2, "E F G", "E F", "G");
    assertRow(8, "H I", "H", "I");
  }

  @Test
  void manyRowsOfAQueryAndOfAWritingSubquery() throws SQLException {
    database.execute(
        "INSERT INTO customers (id, full_name) SELECT 10 + g, 'N ' || g FROM generate_series(1, 5) g",
        """
        WITH changed AS (UPDATE customers SET full_name = 'U ' || id WHERE id > 10 RETURNING id, first_name)
        UPDATE customers SET note = (SELECT string_agg(first_name, '') FROM changed) WHERE id = 1
        """);
    assertRow(15, "U 15", "U", "15");
    assertThat(table.row(1, "note, first_name")).containsExactly("UUUUU", "Ada");
  }

  @Test
  void rowThatATriggerOfTheUserChanged() throws SQLException {
    database.execute(
        """
        CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN NEW.full_name := upper(NEW.full_name); RETURN NEW; END'
        """,
        "CREATE TRIGGER \"~~~a\" BEFORE INSERT OR UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION shout()",
        "CREATE TRIGGER zzz BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "UPDATE customers SET full_name = 'A b' WHERE id = 1");
    assertRow(1, "A B", "A", "B");
  }

  @Test
  void replicatedRow() throws SQLException {
    try (Connection connection = database.connect()) {
      SyncedTable.execute(connection, "SET session_replication_role = replica");
      SyncedTable.execute(connection, "UPDATE customers SET full_name = 'A B' WHERE id = 1");
    }
    assertRow(1, "A B", "A", "B");
  }

  @Test
  void roleWithoutRightsOnAnythingOfOursOrOnTheOtherSide() throws SQLException {
    database.createRole("app_old");
    database.execute(
        "GRANT SELECT (id), INSERT (id, full_name), UPDATE (full_name) ON customers TO app_old");
    try (Connection connection = database.connectAs("app_old")) {
      SyncedTable.execute(connection, "INSERT INTO customers (id, full_name) VALUES (7, 'A B')");
      SyncedTable.execute(connection, "UPDATE customers SET full_name = 'C D' WHERE id = 1");
      SyncedTable.execute(connection, "SET search_path = pg_temp");
      SyncedTable.execute(
          connection,
          "CREATE FUNCTION pg_temp.split_part(text, text, int) RETURNS text LANGUAGE sql AS $$ SELECT 'stolen' $$");
      SyncedTable.execute(connection, "UPDATE public.customers SET full_name = 'E F' WHERE id = 2");
    }
    assertRow(7, "A B", "A", "B");
    assertRow(1, "C D", "C", "D");
    assertRow(2, "E F", "E", "F");
  }

  @Test
  void roleWithoutRightsIsNotedAndCannotNoteByItself() throws SQLException {
    database.createRole("app_both");
    database.execute("GRANT ALL ON customers TO app_both");
    try (Connection connection = database.connectAs("app_both")) {
      SyncedTable.execute(
          connection,
          "INSERT INTO customers (id, full_name, first_name, last_name) VALUES (7, 'A B', 'C', 'D')");
      assertThat(table.conflicts()).isEqualTo(1);
      assertThatThrownBy(
              () ->
                  SyncedTable.execute(
                      connection, "SELECT bellows.note('CONFLICT', 'change', 't', 'k', 'd')"))
          .hasMessageContaining("sync trigger");
    }
    assertRow(7, "A B", "A", "B");
  }

  @Test
  void migratorThatIsAMemberOfTheOwnerOnly() throws SQLException {
    database.createRole("owner_role");
    database.createRole("migrator");
    database.execute(
        "GRANT owner_role TO migrator",
        "GRANT USAGE, CREATE ON SCHEMA bellows TO migrator",
        "CREATE TABLE owned (id int PRIMARY KEY, o text, n text)",
        "ALTER TABLE owned OWNER TO owner_role");
    var spec =
        Specs.of(
            "public.owned",
            Specs.pair(Specs.column("o", "text"), "lower(o)", Specs.column("n", "text"), "n"));
    SyncObjects objects = new SyncObjects(ControlTemplate.SCHEMA);
    try (Connection connection = database.connectAs("migrator")) {
      for (String statement : objects.install(spec)) {
        SyncedTable.execute(connection, statement);
      }
      SyncedTable.execute(connection, "INSERT INTO owned (id, o) VALUES (1, 'A')");
      assertThat(database.value("SELECT n FROM owned")).isEqualTo("a");
      for (String statement : objects.remove(spec)) {
        SyncedTable.execute(connection, statement);
      }
    }
  }

  @Test
  void sessionWithOtherSettings() throws SQLException {
    try (Connection connection = database.connect()) {
      SyncedTable.execute(connection, "SET search_path = pg_catalog");
      SyncedTable.execute(connection, "SET IntervalStyle = 'sql_standard'");
      SyncedTable.execute(connection, "SET bellows.writer = ''");
      SyncedTable.execute(connection, "UPDATE public.customers SET full_name = 'A B' WHERE id = 1");
    }
    assertRow(1, "A B", "A", "B");
  }
}
