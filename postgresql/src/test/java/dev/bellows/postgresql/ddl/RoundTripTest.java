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

@ServerTest(template = ShopTemplate.class)
class RoundTripTest {

  private final Ddl ddl = ShopTemplate.DIALECT.ddl();

  @ParameterizedTest
  @EnumSource(Case.class)
  void everyChangeIsDoneUndoneAndDoneAgain(Case it, Database database) throws SQLException {
    Run run = it.in(database);
    Written written = ddl.write(it.changes());
    List<String> before = Image.of(database);
    assertThat(run.done(written.apply())).isFalse();

    run.toTheEnd(written.apply());

    assertThat(run.done(written.apply())).isTrue();
    List<String> after = Image.of(database);
    assertThat(after).isNotEqualTo(before);
    if (it.undo() == Case.Undo.NONE) {
      assertThat(written.undo()).isNull();
      return;
    }
    Script undo = Objects.requireNonNull(written.undo());
    run.toTheEnd(undo);
    assertThat(run.done(undo)).isTrue();
    if (it.undo() == Case.Undo.RESTORES) {
      assertThat(Image.of(database)).isEqualTo(before);
      assertThat(run.done(written.apply())).isFalse();
      run.toTheEnd(written.apply());
      assertThat(Image.of(database)).isEqualTo(after);
    }
  }

  @ParameterizedTest
  @EnumSource(Case.class)
  void theQuestionNeverFailsWhateverIsMissing(Case it, Database database) throws SQLException {
    Run run = it.in(database);
    Written written = ddl.write(it.changes());
    database.execute("DROP SCHEMA \"Shop 1\" CASCADE");

    assertThat(run.done(written.apply())).isIn(true, false);
    if (written.undo() != null) {
      assertThat(run.done(written.undo())).isIn(true, false);
    }
  }
}
