package dev.bellows.conformance.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows that an expression cannot take stop the verify, not the sweep, and are told by their keys.
 */
@ServerTest
class PoisonedRowsTest {

  private static final String TYPED =
      """
      table: orders
      operations:
        - change_type: {column: amount, type: integer, as: cents}
      """;

  @TempDir private Path directory = Path.of("");

  @Test
  void rowsThatCannotBeTransformedAreListedAndCanBeMended(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE orders (id int PRIMARY KEY, amount text)",
        "INSERT INTO orders SELECT n, CASE WHEN n IN (7, 77, 777) THEN 'n/a' ELSE n::text END FROM generate_series(1, 1000) n");
    Shell shell = Shell.of(database, directory).migration("typed", TYPED + Forward.SHORT);
    shell.run("init").done();
    shell.run("expand typed --accept-lossy").done();
    database.execute("UPDATE orders SET amount = 'twelve' WHERE id = 12");

    JsonNode swept = shell.run("backfill typed").done().document();
    assertThat(swept.path("state").asText()).isEqualTo("BACKFILLED");
    assertThat(swept.path("failures").asLong()).isEqualTo(4);
    assertThat(database.number("SELECT count(*) FROM orders WHERE cents IS NOT NULL"))
        .isEqualTo(996);

    Ended refused = shell.run("verify typed");
    assertThat(refused.exitCode()).as("%s", refused).isEqualTo(Ended.REFUSED);
    assertThat(refused.document().path("poisoned").findValuesAsText("key"))
        .containsExactlyInAnyOrder("id=7", "id=12", "id=77", "id=777");
    assertThat(refused.document().path("poisoned").findValuesAsText("error"))
        .allMatch(error -> error.contains("invalid input syntax for type integer"));
    shell.run("switch typed --reads new").failed(Ended.REFUSED, "state.not-verified");

    database.execute("UPDATE orders SET amount = '0' WHERE cents IS NULL");
    assertThat(shell.run("verify typed").done().text("state")).isEqualTo("VERIFIED");
    assertThat(shell.run("status typed").done().document().path("failures").asLong()).isZero();
    shell.run("rollback typed").done();
  }
}
