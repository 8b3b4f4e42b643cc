package dev.bellows.conformance.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rollback kept is right again after the next expand, whatever happened meanwhile. */
@ServerTest
class ExpandedAgainTest {

  private static final String DERIVED =
      "table: item\noperations:\n  - add_column: {name: twice, type: numeric, up: 'price * %d'}\n";
  private static final String TYPE =
      "table: item\noperations:\n  - change_type: {column: label, type: varchar(%d), as: caption}\n";

  @TempDir private Path directory = Path.of("");

  @Test
  void derivedValuesFollowWhatWasWrittenWithoutTheSync(Database database) throws SQLException {
    Shell shell = rolledBack(database, DERIVED.formatted(2));
    database.execute("UPDATE item SET price = 1000 WHERE id <= 10");
    again(shell);
    assertThat(wrong(database, "twice IS DISTINCT FROM price * 2")).isZero();
  }

  @Test
  void aChangedFileMakesEveryValueAnew(Database database) throws SQLException {
    Shell shell = rolledBack(database, DERIVED.formatted(2));
    again(shell.migration("m", DERIVED.formatted(3)));
    assertThat(wrong(database, "twice IS DISTINCT FROM price * 3")).isZero();
  }

  @Test
  void aChangedTypeIsTheNewOne(Database database) throws SQLException {
    Shell shell = rolledBack(database, TYPE.formatted(20));
    again(shell.migration("m", TYPE.formatted(40)));
    assertThat(wrong(database, "caption IS DISTINCT FROM label")).isZero();
    assertThat(
            database.text(
                "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'item'::regclass AND attname = 'caption'"))
        .isEqualTo("character varying(40)");
  }

  @Test
  void valuesOfTheNewVersionStayWhereTheFileIsTheSame(Database database) throws SQLException {
    String pair =
        """
        table: item
        operations:
          - split_column:
              from: label
              into:
                head: {type: text, up: "left(label, 1)"}
                tail: {type: text, up: "substr(label, 2)"}
              down: "head || tail"
        """;
    Shell shell = filled(database, pair);
    database.execute("UPDATE item SET head = 'label', tail = ' of 7' WHERE id = 7");
    shell.run("rollback m").done();
    again(shell);
    assertThat(database.text("SELECT head FROM item WHERE id = 7")).isEqualTo("label");
    assertThat(wrong(database, "head || tail IS DISTINCT FROM label")).isZero();
  }

  private Shell rolledBack(Database database, String file) throws SQLException {
    Shell shell = filled(database, file);
    shell.run("rollback m").done();
    return shell;
  }

  private static void again(Shell shell) {
    shell.run("expand m").done();
    shell.run("run m --until VERIFIED").done();
  }

  private Shell filled(Database database, String file) throws SQLException {
    database.execute(
        "CREATE TABLE item (id int PRIMARY KEY, price numeric, label text)",
        "INSERT INTO item SELECT i, i, 'item ' || i FROM generate_series(1, 100) i");
    Shell shell = Shell.of(database, directory).migration("m", file);
    shell.run("init").done();
    shell.run("run m --until VERIFIED").done();
    return shell;
  }

  private static long wrong(Database database, String condition) throws SQLException {
    return database.number("SELECT count(*) FROM item WHERE " + condition);
  }
}
