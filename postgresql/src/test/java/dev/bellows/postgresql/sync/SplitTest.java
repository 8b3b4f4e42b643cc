package dev.bellows.postgresql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.model.Side;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@ServerTest(template = ControlTemplate.class)
class SplitTest {

  private final Database database;
  private final SyncedTable table;

  SplitTest(Database database) throws SQLException {
    this.database = database;
    database.execute(
        "CREATE TABLE customers (id int PRIMARY KEY, full_name text NOT NULL, note text)",
        "INSERT INTO customers VALUES (1, 'Ada Lovelace'), (2, 'Plato'), (3, 'Mary Ann Smith'), (4, '')",
        "ALTER TABLE customers ADD first_name text, ADD last_name text");
    table = SyncedTable.install(database, Specs.of("public.customers", Specs.split()));
  }

  @Test
  void oldWriterIsCarriedToTheNewSide() throws SQLException {
    database.execute("INSERT INTO customers (id, full_name) VALUES (9, 'Grace Hopper')");

    assertThat(table.row(9, "first_name, last_name")).containsExactly("Grace", "Hopper");
  }

  @Test
  void newWriterIsCarriedToTheOldSide() throws SQLException {
    database.execute(
        "INSERT INTO customers (id, first_name, last_name) VALUES (9, 'Mary Ann', 'Smith')");

    assertThat(table.row(9, "full_name")).containsExactly("Mary Ann Smith");
  }

  @Test
  void valueThatUpWouldNotGiveSurvivesEveryOtherWrite() throws SQLException {
    database.execute(
        "INSERT INTO customers (id, first_name, last_name) VALUES (9, 'Mary Ann', 'Smith')",
        "UPDATE customers SET note = 'x' WHERE id = 9");
    table.sweep();

    assertThat(table.row(9, "first_name, last_name")).containsExactly("Mary Ann", "Smith");
    assertThat(table.mismatches()).isZero();
  }

  @Test
  void newWriterOfHalfASideOnARowNotYetSweptLosesNothing() throws SQLException {
    database.execute("UPDATE customers SET first_name = 'Augusta' WHERE id = 1");

    assertThat(table.row(1, "full_name, first_name, last_name"))
        .containsExactly("Augusta Lovelace", "Augusta", "Lovelace");
  }

  @Test
  void writerOfNeitherSideLeavesTheRowFilled() throws SQLException {
    database.execute("UPDATE customers SET note = 'x'");

    assertThat(table.mismatches()).isZero();
    assertThat(table.row(3, "first_name, last_name")).containsExactly("Mary", "Ann Smith");
  }

  @Test
  void sweepFillsAndTouchesNothingTwice() throws SQLException {
    assertThat(table.sweep()).isEqualTo(4);
    assertThat(table.sweep()).isZero();
    assertThat(table.mismatches()).isZero();
    assertThat(table.probe()).containsOnlyNulls();
  }

  @Test
  void oldWriterIsCountedOnceNewIsTheAuthority() throws SQLException {
    table.sweep();
    database.execute("UPDATE customers SET full_name = 'Before The Switch' WHERE id = 1");
    SyncedTable switched = table.replacedBy(table.spec().withAuthority(Side.NEW));
    database.execute("UPDATE customers SET full_name = 'After It' WHERE id = 1");

    assertThat(switched.oldWrites()).isEqualTo(1);
    assertThat(switched.row(1, "first_name, last_name")).containsExactly("After", "It");
  }

  @Test
  void syncIsRecognisedAndLeavesNothing() throws SQLException {
    database.expectNoRemains();
    assertThat(table.isInstalled()).isTrue();
    assertThat(table.isRemoved()).isFalse();
    SyncedTable switched = table.replacedBy(table.spec().withAuthority(Side.NEW));
    assertThat(table.isInstalled()).isFalse();
    assertThat(switched.isInstalled()).isTrue();
    SyncedTable again = SyncedTable.install(database, table.spec());
    assertThat(again.isInstalled()).isTrue();
    database.execute("ALTER TABLE customers ENABLE TRIGGER \"~~~bellows_change\"");
    assertThat(again.isInstalled()).isFalse();
    again.remove();
    again.remove();
    assertThat(again.isInstalled()).isFalse();
    assertThat(again.isRemoved()).isTrue();
  }
}
