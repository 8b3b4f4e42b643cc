package dev.bellows.postgresql.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.Walk;
import dev.bellows.engine.spi.Walk.Comparison;
import dev.bellows.engine.spi.Walk.Poisoned;
import dev.bellows.engine.spi.Walk.Skip;
import dev.bellows.model.Side;
import dev.bellows.model.SweepOrder;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ServerTest
class PoisonTest {
  private final Database database;
  private final Strider strider;

  PoisonTest(Database database) {
    this.database = database;
    this.strider = new Strider(database);
  }

  private Walk walk(SweepOrder order) throws SQLException {
    RowProgram program = Parsing.program();
    try (Connection connection = database.connect()) {
      return new PostgreSqlSweeps().walk(connection, program, order);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PAGE", "KEY"})
  void aPoisonedRowFailsItsBatchAndIsFoundAndLeftOut(SweepOrder order) throws SQLException {
    Parsing.create(database, 5000, 1000);
    Walk walk = walk(order);

    assertThatThrownBy(() -> strider.fill(walk, 100_000, Skip.NOTHING))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("invalid input syntax");
    try (Connection connection = database.connect()) {
      assertThat(walk.probe(connection, "", 100_000))
          .hasSizeBetween(0, 5)
          .allSatisfy(it -> assertThat(it.key()).matches("id=[1-5]000"))
          .allSatisfy(it -> assertThat(it.error()).contains("invalid input syntax"));
    }
    assertThat(Strider.changed(strider.fill(walk, 500, Skip.POISONED))).isEqualTo(4995);
    assertThat(database.number("SELECT count(*) FROM parsed WHERE number IS NULL")).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource(names = {"PAGE", "KEY"})
  void aComparisonTellsPoisonedRowsFromMismatches(SweepOrder order) throws SQLException {
    Parsing.create(database, 3000, 1000);
    strider.fill(walk(order), 1000, Skip.POISONED);
    database.execute("UPDATE parsed SET number = -1 WHERE id IN (7, 8)");
    Walk walk = walk(order);

    Comparison found = strider.compare(walk, 2500);

    assertThat(found.checked()).isEqualTo(3000);
    assertThat(found.mismatches()).isEqualTo(2);
    assertThat(found.samples()).containsExactlyInAnyOrder("id=7", "id=8");
    assertThat(found.poisoned())
        .extracting(Poisoned::key)
        .containsExactlyInAnyOrder("id=1000", "id=2000", "id=3000");

    try (Connection connection = database.connect()) {
      assertThat(walk.repair(connection, "", 10_000, Side.OLD).changed()).isEqualTo(2);
    }
    assertThat(strider.compare(walk, 2500).mismatches()).isZero();
  }
}
