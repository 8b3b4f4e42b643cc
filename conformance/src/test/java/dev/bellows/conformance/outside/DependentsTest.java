package dev.bellows.conformance.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What reads a column is told by plan, and holds the contract until it has moved. */
@ServerTest
class DependentsTest {

  private static final String RENAME =
      """
      table: customers
      operations:
        - rename_column: {from: mail, to: email}
      """;

  @TempDir private Path directory = Path.of("");

  enum Reader {
    VIEW("CREATE VIEW mails AS SELECT mail FROM customers", "DROP VIEW mails", "mails"),
    MATERIALIZED_VIEW(
        "CREATE MATERIALIZED VIEW kept AS SELECT mail FROM customers",
        "DROP MATERIALIZED VIEW kept",
        "kept"),
    FUNCTION(
        "CREATE FUNCTION first_mail() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT mail FROM customers LIMIT 1; END",
        "DROP FUNCTION first_mail()",
        "first_mail()"),
    POLICY(
        "CREATE POLICY own ON customers USING (mail = current_user)",
        "DROP POLICY own ON customers",
        "own"),
    GENERATED_COLUMN(
        "ALTER TABLE customers ADD shout text GENERATED ALWAYS AS (upper(mail)) STORED",
        "ALTER TABLE customers DROP shout",
        "shout"),
    TRIGGER(
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; CREATE TRIGGER t AFTER UPDATE OF mail ON customers FOR EACH ROW EXECUTE FUNCTION f()",
        "DROP TRIGGER t ON customers",
        "t on public.customers"),
    RULE(
        "CREATE TABLE log (mail text); CREATE RULE told AS ON DELETE TO customers DO ALSO INSERT INTO log VALUES (old.mail)",
        "DROP RULE told ON customers",
        "told on public.customers"),
    /** Its list of columns came with 15. */
    PUBLICATION(
        "CREATE PUBLICATION mails FOR TABLE customers (id, mail)",
        "DROP PUBLICATION mails",
        "mails");

    private final String made;
    private final String moved;
    private final String named;

    Reader(String made, String moved, String named) {
      this.made = made;
      this.moved = moved;
      this.named = named;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatReadsTheColumnHoldsTheContract(Reader reader, Database database) throws SQLException {
    assumeThat(reader != Reader.PUBLICATION || database.server().version() >= 15).isTrue();
    database.expectNoRemains();
    database.execute(
        "CREATE TABLE customers (id int PRIMARY KEY, mail text)",
        "INSERT INTO customers SELECT n, n || '@example.com' FROM generate_series(1, 100) n",
        reader.made);
    Shell shell = Shell.of(database, directory).migration("mail", RENAME + Forward.SHORT);
    shell.run("init").done();
    assertThat(shell.run("plan mail").done().document().path("warnings").toString())
        .contains("plan.dependents", reader.named);
    Forward forward = new Forward(shell, "mail").expand().toSwitched();
    String closed = forward.contract().failed(Ended.REFUSED, "gate.closed");
    assertThat(closed).contains("DEPENDENTS");
    assertThat(shell.run("evidence mail").document().toString()).contains(reader.named);
    database.execute(reader.moved);
    forward.toContracted();
  }
}
