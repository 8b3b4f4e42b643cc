package dev.bellows.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.spi.Ddl;
import dev.bellows.engine.spi.Ddl.Written;
import dev.bellows.engine.spi.Script;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process ends between any two statements; then the whole script runs again. */
@ServerTest(template = ShopTemplate.class)
class CutOffTest {

  private final Ddl ddl = ShopTemplate.DIALECT.ddl();

  @ParameterizedTest
  @EnumSource(Case.class)
  void applyingEndsRightWhereverItWasCutOff(Case it, Database database) throws SQLException {
    Written written = ddl.write(it.changes());
    it.in(database).toTheEnd(written.apply());
    List<String> after = Image.of(database);

    for (int place : Run.places(written.apply())) {
      ShopTemplate.again(database);
      Run run = it.in(database);
      run.until(written.apply(), place);
      run.toTheEnd(written.apply());
      assertThat(Image.of(database)).as("cut off after statement %d", place).isEqualTo(after);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Case.class,
      names = "DROP_CONSTRAINT|DROP_COLUMN|DROP_AND_RENAME|DROP_OF_.*",
      mode = EnumSource.Mode.MATCH_NONE)
  void undoingEndsRightWhereverItWasCutOff(Case it, Database database) throws SQLException {
    Written written = ddl.write(it.changes());
    Script undo = Objects.requireNonNull(written.undo());
    Run run = it.in(database);
    run.toTheEnd(written.apply());
    run.toTheEnd(undo);
    List<String> before = Image.of(database);

    for (int place : Run.places(undo)) {
      ShopTemplate.again(database);
      Run again = it.in(database);
      again.toTheEnd(written.apply());
      again.until(undo, place);
      again.toTheEnd(undo);
      assertThat(Image.of(database)).as("cut off after statement %d", place).isEqualTo(before);
    }
  }

  /** A connection that breaks makes the block run again, whether it had worked or not. */
  @ParameterizedTest
  @EnumSource(Case.class)
  void everyBlockButTheLastMayRunTwice(Case it, Database database) throws SQLException {
    Script script = ddl.write(it.changes()).apply();
    List<dev.bellows.engine.spi.Block> blocks = new java.util.ArrayList<>();
    for (int at = 0; at < script.blocks().size(); at++) {
      blocks.add(script.blocks().get(at));
      if (at < script.blocks().size() - 1) {
        blocks.add(script.blocks().get(at));
      }
    }
    Run run = it.in(database);
    run.toTheEnd(new Script(script.repair(), blocks, script.done()));
    assertThat(run.done(script)).isTrue();
  }
}
