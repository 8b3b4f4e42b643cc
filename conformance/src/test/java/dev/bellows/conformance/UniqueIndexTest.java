package dev.bellows.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.journal.EvidenceLog.Evidence;
import dev.bellows.engine.plan.Stage;
import dev.bellows.engine.plan.Step;
import dev.bellows.engine.verify.VerifyResult;
import dev.bellows.model.EvidenceKind;
import dev.bellows.model.State;
import dev.bellows.model.Verdict;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A unique index refuses writes, and so belongs to the contract as a constraint does. */
@ServerTest
class UniqueIndexTest {

  private static final String MIGRATION =
      """
      table: people
      operations:
        - create_index:
            name: people_email_idx
            expressions: ["lower(email)"]
            unique: true
            where: "active -- who left may come back"
      """;

  private static final String BUILT =
      "SELECT count(*) FROM pg_indexes WHERE indexname = 'people_email_idx'";

  @BeforeEach
  void makeATable(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE people (id bigint PRIMARY KEY, email text, active boolean NOT NULL DEFAULT true)",
        "INSERT INTO people SELECT n, 'P' || n FROM generate_series(1, 1000) n",
        "INSERT INTO people VALUES (2001, NULL, true), (2002, NULL, true), (2003, 'p7', false)");
  }

  private static Life life(Database database) {
    return Life.of(database, Declared.withShortWindows("unique-email", MIGRATION));
  }

  @Test
  void theOldVersionMayWriteDuplicatesUntilTheContractWhichTheyClose(Database database)
      throws SQLException {
    Life life = life(database);
    life.expand();
    life.backfill();
    database.execute("INSERT INTO people VALUES (3001, 'p7')");
    assertThat(database.number(BUILT)).isZero();

    VerifyResult counted = life.verify();
    assertThat(counted.violations()).singleElement().asString().contains("lower(email)", "p7");
    life.switchToNew(100);
    life.approve();
    assertThat(violations(life)).isEqualTo(Verdict.FAIL);
    assertThatThrownBy(life::contract).matches(Refusals.withCode("gate.closed"));
    assertThat(database.number(BUILT)).isZero();
    database.execute("INSERT INTO people VALUES (3002, 'p7')");

    database.execute("DELETE FROM people WHERE id > 3000");
    life.verifyClean();
    life.awaitContracted();

    assertThat(
            database.text(
                "SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indexrelid = 'people_email_idx'::regclass AND indisvalid"))
        .isEqualTo(
            "CREATE UNIQUE INDEX people_email_idx ON public.people USING btree (lower(email)) WHERE active");
  }

  private static Verdict violations(Life life) {
    return life.evidence().stream()
        .filter(it -> it.kind() == EvidenceKind.VIOLATIONS)
        .map(Evidence::verdict)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRollbackOutOfTheContractTakesTheIndex(Database database) throws SQLException {
    Life life = life(database);
    toSwitched(life);
    Life dying =
        Life.of(
            Life.Terms.on(database)
                .seam(
                    point -> {
                      if (point.equals("constrain-1:done")) {
                        throw new Killed();
                      }
                    }),
            life.migration());

    assertThatThrownBy(dying::contract).isInstanceOf(Killed.class);
    assertThat(database.number(BUILT)).isOne();
    life.rollback();

    assertThat(life.state()).isEqualTo(State.ROLLED_BACK);
    assertThat(database.number(BUILT)).isZero();
  }

  /** The old values differ; it is the new ones that have to. */
  @Test
  void ofAColumnThatChangesItsTypeTheNewValuesCount(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE orders (id bigint PRIMARY KEY, amount integer, place integer)",
        "INSERT INTO orders VALUES (1, 10, 1), (2, 11, 1), (3, 20, 1)");
    Life life =
        Life.of(
            database,
            Declared.withShortWindows(
                "unique-amount",
                """
                table: orders
                operations:
                  - change_type: {column: amount, type: text, up: "(amount / 10)::text", down: "amount::integer * 10"}
                  - create_index: {name: orders_amount_idx, expressions: ["amount || ''", place], unique: true}
                """));
    life.expandLossy();
    life.backfill();

    assertThat(life.verify().violations()).singleElement().asString().contains("1, 1");
    database.execute("UPDATE orders SET place = 2 WHERE id = 2");
    assertThat(life.verify().violations())
        .extracting(VerifyResult.Violations::rows)
        .containsExactly(0L);
    life.switchToNew(100);
    assertThat(life.verify().violations())
        .extracting(VerifyResult.Violations::rows)
        .containsExactly(0L);
    life.approve();
    life.awaitEvidence();
    life.awaitContracted();

    assertThat(database.text("SELECT pg_get_indexdef('orders_amount_idx'::regclass)"))
        .isEqualTo(
            "CREATE UNIQUE INDEX orders_amount_idx ON public.orders USING btree (((amount || ''::text)), place)");
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private static void toSwitched(Life life) {
    life.expand();
    life.backfill();
    life.verifyClean();
    life.switchToNew(100);
    life.approve();
    life.awaitEvidence();
  }

  @Test
  void thePlanShowsTheCountAndTheUndo(Database database) {
    List<Step> steps = life(database).plan().steps();

    assertThat(steps).extracting(Step::stage).contains(Stage.RECONCILE, Stage.CONSTRAIN);
    assertThat(steps).extracting(Step::stage).doesNotContain(Stage.EXPAND, Stage.INDEX);
    assertThat(steps)
        .filteredOn(step -> step.stage() == Stage.CONSTRAIN)
        .singleElement()
        .satisfies(
            step ->
                assertThat(step.undo().statements())
                    .containsExactly(
                        "DROP INDEX CONCURRENTLY IF EXISTS \"public\".\"people_email_idx\""));
  }
}
