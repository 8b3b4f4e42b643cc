package dev.bellows.testkit.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class TwinTest {
  private final Database database;

  TwinTest(Database database) {
    this.database = database;
  }

  private Twin twin() throws SQLException {
    return Twin.of(database, new TwinDefinition("person", List.of("id"), List.of("name")));
  }

  @BeforeEach
  void createTable() throws SQLException {
    database.execute(
        "CREATE TABLE person (id bigint, name text, \"First\" text, last text, born timestamptz, much numeric(10,2))",
        "INSERT INTO person VALUES (1, 'Ann Lee'), (2, NULL)");
  }

  @Test
  void whatWasThereCountsAsWrittenByTheOldSide() throws SQLException {
    Twin twin = twin();
    assertThat(twin.check()).isEmpty();

    database.execute(
        "UPDATE person SET name = 'x' WHERE id = 2", "UPDATE person SET \"First\" = 'y'");

    assertThat(twin.check())
        .containsExactly(
            new Difference(Difference.Kind.OLD_SIDE_DIFFERS, "{\"id\" : 2}", "name", null, "x"));
  }

  @Test
  void onlyTheSideThatWroteLastIsCompared() throws SQLException {
    Twin twin = twin();
    database.execute(
        "UPDATE person SET \"First\" = 'Bo', last = NULL, name = 'whatever' WHERE id = 1");
    recording(
        connection ->
            twin.wroteNew(connection, Key.of(1L), Written.column("First", "Bo").and("last", null)));
    assertThat(twin.check()).isEmpty();

    database.execute("UPDATE person SET last = '' WHERE id = 1");

    assertThat(twin.check())
        .containsExactly(
            new Difference(Difference.Kind.NEW_SIDE_DIFFERS, "{\"id\" : 1}", "last", null, ""));
  }

  @Test
  void writesOfOneSideAddUpAndReplaceThoseOfTheOther() throws SQLException {
    Twin twin = twin();
    database.execute(
        "UPDATE person SET \"First\" = 'Bo', last = 'Ek', name = 'Bo Ek' WHERE id = 1");
    recording(
        connection -> {
          twin.wroteNew(connection, Key.of(1L), Written.column("First", "not this"));
          twin.wroteNew(connection, Key.of(1L), Written.column("last", "Ek"));
        });
    assertThat(twin.check()).extracting(Difference::column).containsExactly("First");
    recording(connection -> twin.wroteOld(connection, Key.of(1L), Written.column("name", "Bo Ek")));
    assertThat(twin.check()).isEmpty();
    recording(connection -> twin.wroteNew(connection, Key.of(1L), Written.column("last", "Ek")));

    assertThat(twin.check()).isEmpty();
  }

  @Test
  void valuesAreComparedAsTheColumnStoresThem() throws SQLException {
    Twin twin = twin();
    database.execute(
        "UPDATE person SET born = '2024-03-10 02:30+00', much = 1.5, name = 'ABC' WHERE id = 1");
    recording(
        connection ->
            twin.wroteNew(
                connection,
                Key.of(1L),
                Written.column("born", "2024-03-10T02:30:00Z")
                    .and("much", "1.5")
                    .and("name", "ABC")));
    assertThat(twin.check()).isEmpty();

    database.execute("UPDATE person SET name = 'abc' WHERE id = 1");

    assertThat(twin.check())
        .extracting(Difference::written, Difference::shown)
        .containsExactly(tuple("ABC", "abc"));
  }

  @Test
  void lostUnexpectedAndDoubledRowsAreFound() throws SQLException {
    Twin twin = twin();
    recording(connection -> twin.deleted(connection, Key.of(2L)));
    database.execute("DELETE FROM person WHERE id = 1", "INSERT INTO person (id) VALUES (7), (7)");

    assertThat(twin.check())
        .extracting(Difference::kind, Difference::key)
        .containsExactly(
            tuple(Difference.Kind.LOST, "{\"id\" : 1}"),
            tuple(Difference.Kind.UNEXPECTED, "{\"id\" : 2}"),
            tuple(Difference.Kind.UNEXPECTED, "{\"id\" : 7}"),
            tuple(Difference.Kind.TWICE, "{\"id\" : 7}"));
  }

  @Test
  void aDeletedRowMayComeBack() throws SQLException {
    Twin twin = twin();
    recording(
        connection -> {
          twin.deleted(connection, Key.of(1L));
          twin.wroteNew(connection, Key.of(1L), Written.nothing());
        });

    assertThat(twin.check()).isEmpty();
  }

  @Test
  void aLayoutSaysWhereTheColumnsAreNow() throws SQLException {
    Twin twin = twin();
    database.execute("ALTER TABLE person RENAME name TO name_old");

    assertThatThrownBy(twin::check)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("person has no column name")
        .hasMessageContaining("Layout");
    Layout renamed = Layout.asRecorded().oldColumn("name", "name_old");
    assertThat(twin.check(renamed)).isEmpty();
    database.execute("UPDATE person SET name_old = 'x' WHERE id = 1");
    assertThat(twin.check(renamed)).extracting(Difference::column).containsExactly("name_old");
    assertThat(twin.check(Layout.asRecorded().withoutOldSide())).isEmpty();
  }

  @Test
  void anyRoleMayRecordAndAKeyMayHaveManyColumns() throws SQLException {
    database.createRole("application");
    database.execute(
        "CREATE SCHEMA \"My.Shop\"",
        "CREATE TABLE \"My.Shop\".\"Order\" (\"At\" uuid, line int, note text)",
        "GRANT USAGE ON SCHEMA \"My.Shop\" TO application",
        "GRANT ALL ON \"My.Shop\".\"Order\" TO application");
    Twin twin =
        Twin.of(
            database,
            new TwinDefinition("\"My.Shop\".\"Order\"", List.of("At", "line"), List.of("note")));
    String at = "3b241101-e2bb-4255-8caf-4136c566a962";
    try (Connection connection = database.connectAs("application")) {
      twin.wroteOld(connection, Key.of(at, 1), Written.column("note", "x"));
    }

    assertThat(twin.check()).extracting(Difference::kind).containsExactly(Difference.Kind.LOST);
    database.update("INSERT INTO \"My.Shop\".\"Order\" VALUES (CAST(? AS uuid), 1, 'x')", at);
    assertThat(twin.check()).isEmpty();
  }

  @Test
  void aKeyOfTheWrongSizeIsRefused() throws SQLException {
    Twin twin = twin();

    assertThatThrownBy(() -> recording(connection -> twin.deleted(connection, Key.of(1L, 2L))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[id]");
  }

  private interface Recording {
    void with(Connection connection) throws SQLException;
  }

  private void recording(Recording recording) throws SQLException {
    try (Connection connection = database.connect()) {
      recording.with(connection);
    }
  }
}
