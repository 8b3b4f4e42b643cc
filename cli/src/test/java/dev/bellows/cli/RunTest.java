package dev.bellows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far {@code run} goes by itself. */
@ServerTest(template = Shop.class)
class RunTest {

  private static final String INDEX =
      """
      table: customers
      operations: [{create_index: {name: customers_name, columns: [full_name]}}]
      evidence: {review: {required: false}}
      quarantine: {soak: 0s}
      """;

  @TempDir private Path directory = Path.of("");

  @Test
  void whatNobodyHasToDecideGoesToTheEnd(Database database) throws SQLException {
    Shell shell = Shell.of(database, directory).file("migrations/index.yaml", INDEX);
    shell.run("init").exits(0);
    JsonNode run = shell.json("run index").exits(0).document();
    assertThat(run.path("state").asText()).isEqualTo("CONTRACTED");
    assertThat(run.path("reached").asBoolean()).isTrue();
    assertThat(run.path("waitingFor").isNull()).isTrue();
    assertThat(
            database.number(
                "SELECT count(*) FROM pg_index WHERE indexrelid = 'customers_name'::regclass AND indisvalid"))
        .isEqualTo(1);
    shell.run("run index").exits(0);
  }

  @Test
  void itStopsWhereItIsAskedToAndGoesOnFromThere(Database database) {
    Shell shell = Shell.of(database, directory).file(Shop.FILE, Shop.SPLIT);
    shell.run("init").exits(0);
    for (String state : new String[] {"EXPANDED", "BACKFILLED", "VERIFIED", "SWITCHED"}) {
      JsonNode run = shell.json("run split-name --until " + state).exits(0).document();
      assertThat(run.path("state").asText()).isEqualTo(state);
    }
  }

  @Test
  void readersThatSomebodyMovedByHandAreLeftToThatPerson(Database database) {
    Shell shell = Shell.of(database, directory).file(Shop.FILE, Shop.SPLIT);
    shell.run("init").exits(0);
    shell.run("run split-name --until verified").exits(0);
    shell.run("switch split-name --reads new --percent 10").exits(0);
    JsonNode run = shell.json("run split-name").exits(3).document();
    assertThat(run.path("waitingFor").asText()).contains("10 %", "bellows switch split-name");
  }

  @Test
  void whatIsLossyOrOneWayIsNotAcceptedByItself(Database database) {
    Shell shell =
        Shell.of(database, directory)
            .file(
                "migrations/lossy.yaml",
                Shop.SPLIT.replace("coalesce(' ' || nullif(last_name, ''), '')", "''"))
            .file("migrations/one-way.yaml", Shop.SPLIT.replaceAll("\\n *down:.*", ""));
    shell.run("init").exits(0);
    shell.json("run lossy").exits(3).failure("plan.lossy");
    shell.json("run one-way").exits(3).failure("switch.one-way");
    assertThat(shell.json("status one-way").document().path("state").asText())
        .isEqualTo("VERIFIED");
    JsonNode moved = shell.json("switch one-way --reads new --accept-one-way").exits(0).document();
    assertThat(moved.path("state").asText()).isEqualTo("SWITCHED");
  }
}
