package dev.bellows.postgresql.ddl;

import static dev.bellows.postgresql.ddl.ShopTemplate.CUSTOMER;
import static dev.bellows.postgresql.ddl.ShopTemplate.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Change;
import dev.bellows.engine.spi.Change.BuildIndex;
import dev.bellows.engine.spi.Change.RelaxNotNull;
import dev.bellows.engine.spi.Change.RenameColumn;
import dev.bellows.engine.spi.Change.ReplaceSync;
import dev.bellows.engine.spi.Change.SetNotNull;
import dev.bellows.engine.spi.Ddl;
import dev.bellows.engine.spi.Script;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupTest {

  private final Ddl ddl = ShopTemplate.DIALECT.ddl();

  @Test
  void namesAndSyncChangeBehindOneLockOfEveryTable() {
    Ddl.Written written =
        ddl.write(
            List.of(
                new RenameColumn(CUSTOMER, "a", "b"),
                new RenameColumn(ORDER, "amount", "x"),
                new ReplaceSync(Syncs.NEW, Syncs.QUARANTINED)));

    for (Script script : List.of(written.apply(), Objects.requireNonNull(written.undo()))) {
      assertThat(script.blocks()).hasSize(1);
      assertThat(script.statements().subList(0, 2))
          .containsExactly(
              "LOCK TABLE \"Shop 1\".\"customer\" IN ACCESS EXCLUSIVE MODE",
              "LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(ShopTemplate.SQL));
    }
  }

  @Test
  void whatStandsAloneIsRefusedInCompany() {
    Change build = new BuildIndex(ORDER, "i", false, "btree (amount)");
    Change prove = new SetNotNull(ORDER, "amount");
    assertRefused(List.of(build, prove));
    assertRefused(List.of(new RelaxNotNull(ORDER, "amount"), new RenameColumn(ORDER, "a", "b")));
  }

  private void assertRefused(List<Change> changes) {
    assertThatThrownBy(() -> ddl.write(changes))
        .isInstanceOfSatisfying(
            BellowsException.class, refused -> assertThat(refused.code()).isEqualTo("ddl.group"));
  }

  @Test
  void nothingToDoIsDone() {
    Ddl.Written written = ddl.write(List.of());
    assertThat(written.apply().isEmpty()).isTrue();
    assertThat(written.apply().done()).isEqualTo("SELECT true");
  }

  @ParameterizedTest
  @EnumSource(Case.class)
  void nothingIsEverDroppedInCascade(Case it) {
    Ddl.Written written = ddl.write(it.changes());
    assertThat(String.join("\n", written.apply().statements()))
        .doesNotContainIgnoringCase("cascade");
    assertThat(String.join("\n", written.apply().repair())).doesNotContainIgnoringCase("cascade");
  }
}
