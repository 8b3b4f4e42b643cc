package dev.bellows.postgresql.ddl;

import static dev.bellows.postgresql.ddl.ShopTemplate.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Block;
import dev.bellows.engine.spi.Change;
import dev.bellows.engine.spi.Change.AddConstraint;
import dev.bellows.engine.spi.Change.SetNotNull;
import dev.bellows.engine.spi.Ddl.Written;
import dev.bellows.engine.spi.Script;
import dev.bellows.postgresql.sql.Names;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A row that a constraint refuses is found by the proof. */
@ServerTest(template = ShopTemplate.class)
class ProofTest {

  private static Written write(Change change) {
    return ShopTemplate.DIALECT.ddl().write(List.of(change));
  }

  @Test
  void aNullStopsTheProofAndTheUndoLeavesNothing(Database database) throws SQLException {
    database.execute("UPDATE %s SET \"select\" = NULL WHERE id = 3".formatted(ShopTemplate.SQL));
    stopsAndLeavesNothing(database, write(new SetNotNull(ORDER, "select")));
  }

  @Test
  void aRowThatTheCheckRefusesStopsTheProofAndTheUndoLeavesNothing(Database database)
      throws SQLException {
    stopsAndLeavesNothing(database, write(new AddConstraint(ORDER, "c", "CHECK (amount < 5)")));
  }

  @Test
  void anOrphanStopsTheProofAndTheUndoLeavesNothing(Database database) throws SQLException {
    database.execute("UPDATE %s SET customer = 99 WHERE id = 3".formatted(ShopTemplate.SQL));
    stopsAndLeavesNothing(
        database,
        write(
            new AddConstraint(
                ORDER, "f", "FOREIGN KEY (customer) REFERENCES \"Shop 1\".customer (id)")));
  }

  private static void stopsAndLeavesNothing(Database database, Written written)
      throws SQLException {
    Run run = new Run(database);
    List<String> before = Image.of(database);
    Script undo = Objects.requireNonNull(written.undo());

    assertThatThrownBy(() -> run.toTheEnd(written.apply())).isInstanceOf(SQLException.class);
    assertThat(run.done(written.apply())).isFalse();
    assertThat(run.done(undo)).isFalse();
    run.toTheEnd(undo);

    assertThat(run.done(undo)).isTrue();
    assertThat(Image.of(database)).isEqualTo(before);
  }

  @Test
  void theProofSparesTheScanUnderTheStrongLock(Database database) throws SQLException {
    Script apply = write(new SetNotNull(ORDER, "select")).apply();
    Block last = apply.blocks().get(2);
    new Run(database)
        .until(apply, apply.repair().size() + apply.statements().size() - last.statements().size());

    assertThat(scans(database, last.statements())).isZero();
    assertThat(new Run(database).done(apply)).isTrue();
    assertThat(
            scans(
                database,
                List.of("ALTER TABLE %s ALTER note SET NOT NULL".formatted(ShopTemplate.SQL))))
        .as("without a proof")
        .isPositive();
  }

  private static long scans(Database database, List<String> transaction) throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      for (String statement : transaction) {
        Sql.execute(connection, statement);
      }
      long scans =
          Sql.one(
              connection,
              "SELECT pg_stat_get_xact_numscans(%s)".formatted(Names.regclass(ORDER)),
              row -> row.getLong(1));
      connection.commit();
      return scans;
    }
  }

  @Test
  void aConstraintOfAnotherKindUnderThatNameIsLeftAlone(Database database) throws SQLException {
    database.execute(
        "ALTER TABLE %s ADD CONSTRAINT c UNIQUE (id, customer)".formatted(ShopTemplate.SQL));
    List<String> before = Image.of(database);
    Script add = write(new AddConstraint(ORDER, "c", "CHECK (amount < 100)")).apply();

    assertThat(new Run(database).done(add)).isFalse();
    assertThatThrownBy(() -> new Run(database).toTheEnd(add)).hasMessageContaining("is taken");
    assertThat(Image.of(database)).isEqualTo(before);
  }
}
