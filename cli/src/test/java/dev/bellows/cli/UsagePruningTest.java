package dev.bellows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the reports of readers and writers go, and how long they stay. */
@ServerTest(template = Shop.class)
class UsagePruningTest {

  private static final String REPORTS =
      """
      INSERT INTO bellows.usage (migration, source, instance, kind, count, at)
      SELECT 'split-name', 'client', 'shop-1', kind, 1, now() - day * interval '1 day'
      FROM unnest(ARRAY[1, 6, 8, 19, 21]) AS day, unnest(ARRAY['READ_OLD', 'READ_NEW', 'WRITE_OLD']) AS kind
      """;

  private static final String DAYS =
      "SELECT DISTINCT (round(extract(epoch FROM now() - at) / 86400))::int FROM bellows.usage ORDER BY 1";

  @TempDir private Path directory = Path.of("");

  @Test
  void whatNoWindowAsksForGoesAfterAWeek(Database database) throws SQLException {
    expandedWithReports(database, Shop.SPLIT);
    assertThat(database.column(DAYS)).containsExactly(1, 6);
  }

  @Test
  void whatALongWindowAsksForStaysForTwiceItsLength(Database database) throws SQLException {
    expandedWithReports(database, Shop.SPLIT + "evidence: {old_reads: {window: 240h}}\n");
    assertThat(database.column(DAYS)).containsExactly(1, 6, 8, 19);
  }

  @Test
  void doctorSaysHowLargeTheControlTablesAre(Database database) {
    Shell shell = Shell.of(database, directory);
    shell.run("init").exits(0);
    assertThat(shell.run("doctor").exits(0).out())
        .containsPattern(
            "in schema bellows and take [\\d.]+ [kM]B; the largest: \\w+ [\\d.]+ [kM]B, ");
  }

  private void expandedWithReports(Database database, String migration) throws SQLException {
    Shell shell = Shell.of(database, directory).file(Shop.FILE, migration);
    shell.run("init").exits(0);
    database.execute(REPORTS);
    shell.run("expand split-name").exits(0);
  }
}
