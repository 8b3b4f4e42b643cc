package dev.bellows.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code plan} tells a person before anything is changed. */
@ServerTest(template = Surrounded.class)
class PlanTextTest {

  private static final String LOSSY =
      Shop.SPLIT.replace("coalesce(' ' || nullif(last_name, ''), '')", "''");

  private static final String SWAP =
      """
      table: customers
      operations:
        - change_type: {column: score, type: bigint}
      """;

  @TempDir private Path directory = Path.of("");

  @Test
  void whatTheOldSideIsUsedByIsNamed(Database database) throws SQLException {
    String plan = plan(database, Shop.SPLIT);
    assertThat(section(plan, "TABLE public.customers"))
        .contains(
            "view public.greetings (full_name)",
            "view public.shouting (full_name)",
            "materialized view public.name_counts (full_name)",
            "function public.customer_name(integer) (full_name)",
            "index public.customers_full_name (full_name), goes with the column",
            "generated column shouted (full_name)",
            "policy only_named on public.customers (full_name)",
            "foreign key letters_name_mail_fkey on public.letters (full_name)");
    if (database.number("SELECT current_setting('server_version_num')::int") >= 150_000) {
      assertThat(section(plan, "TABLE public.customers")).contains("publication names (full_name)");
    }
    assertThat(words(section(plan, "WARNINGS")))
        .contains(
            "plan.dependents",
            "have to be moved or dropped before the contract",
            "generated column shouted, policy only_named on public.customers")
        .doesNotContain("index public.customers_full_name");
  }

  @Test
  void sizeCostTriggersAndStatementsAreTold(Database database) throws SQLException {
    database.execute("CREATE EXTENSION pg_stat_statements");
    database.rows("SELECT * FROM customers WHERE id = 7");
    String plan = plan(database, Shop.SPLIT);
    assertThat(section(plan, "TABLE public.customers"))
        .containsPattern("rows +about [\\d,]+")
        .containsPattern("size now +table [\\d.]+ kB, indexes [\\d.]+ kB")
        .containsPattern("peak disk +up to [\\d.]+ [kM]B more than now")
        .containsPattern("WAL +up to [\\d.]+ [kM]B")
        .containsPattern("time +backfill .+, verify .+")
        .containsPattern("backfill fires +touch_customers \\(public.touch\\)")
        .containsPattern("read every column +SELECT \\* FROM customers WHERE id = \\$1")
        .doesNotContain("audit_name (");
    assertThat(words(section(plan, "WARNINGS")))
        .contains(
            "fires this trigger for each of them: touch_customers (public.touch)",
            "SQLSTATE 40001",
            "1 statement reads every column of public.customers",
            "cached plan must not change result type");
    assertThat(plan)
        .containsPattern("pinned settings +TimeZone = UTC")
        .contains("DateStyle = ISO, MDY", "IntervalStyle = postgres", "search_path = ");
  }

  @Test
  void withoutStatisticsTheStatementsAreNotCalledFine(Database database) throws SQLException {
    assertThat(words(section(plan(database, Shop.SPLIT), "WARNINGS")))
        .contains("SELECT *, RETURNING *) is not known, because pg_stat_statements");
  }

  @Test
  void aPairThatLosesSomethingIsShownWithKeys(Database database) throws SQLException {
    String plan = plan(database, LOSSY);
    assertThat(plan)
        .containsPattern("asks for +expand --accept-lossy")
        .containsPattern("lossy +[\\d,]+ of [\\d,]+ rows looked at, for example id=\\d+; id=");
    assertThat(words(section(plan, "WARNINGS"))).contains("plan.lossy", "--accept-lossy");
  }

  @Test
  void aOneWayDoorAndASwapAreSaid(Database database) throws SQLException {
    String oneWay = plan(database, Shop.SPLIT.replaceAll("\\n *down:.*", ""));
    assertThat(oneWay).containsPattern("asks for +switch --accept-one-way");
    assertThat(words(section(oneWay, "ROLLBACK")))
        .contains("loses for readers of the old side, what was written to the new side since");
    String swap = plan(database, SWAP);
    assertThat(swap).containsPattern("readers move +all at once");
    assertThat(words(section(swap, "WARNINGS")))
        .contains("plan.result-type", "plan.column-position")
        .doesNotContain("plan.one-way");
  }

  @Test
  void everyStepHasItsLockItsRowsItsStatementsAndItsUndo(Database database) throws SQLException {
    Shell shell = Shell.of(database, directory).file(Shop.FILE, Shop.SPLIT);
    String plan = shell.run("plan split-name --full").exits(0).out();
    for (String phase : List.of("EXPAND", "BACKFILL", "VERIFY", "SWITCH", "CONTRACT")) {
      assertThat(section(plan, phase)).as(phase).contains("lock", "blocks", "rows", "undo");
    }
    assertThat(section(plan, "BACKFILL")).contains("those that are not consistent are written");
    assertThat(section(plan, "VERIFY"))
        .containsOnlyOnce("compare every row of public.customers")
        .contains("reconcile-3, once the old side is in quarantine");
    assertThat(section(plan, "SWITCH"))
        .contains("undo    make the old side of public.customers the source of truth again");
    assertThat(section(plan, "CONTRACT")).contains("undo    none: there is no way back from here");
    JsonNode steps = shell.json("plan split-name").exits(0).document().path("steps");
    assertThat(steps.findValuesAsText("summary")).doesNotHaveDuplicates();
    for (JsonNode step : steps) {
      assertThat(step.path("undo").isNull()).isEqualTo(!step.path("reversible").asBoolean());
    }
    shell.run("init").exits(0);
    shell.run("expand split-name").exits(0);
    assertThat(shell.run("plan split-name --full").exits(0).out())
        .contains("as journalled", section(plan, "CONTRACT"), section(plan, "ROLLBACK"));
  }

  private String plan(Database database, String migration) {
    return Shell.of(database, directory)
        .file(Shop.FILE, migration)
        .run("plan split-name")
        .exits(0)
        .out();
  }

  /** A heading and what stands below it, up to the next empty line. */
  private static String section(String text, String heading) {
    int begin = ("\n" + text).indexOf("\n" + heading);
    assertThat(begin).as("%s in%n%s", heading, text).isNotNegative();
    int end = text.indexOf("\n\n", begin);
    return text.substring(begin, end < 0 ? text.length() : end);
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
