package dev.bellows.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.spi.Change.BuildIndex;
import dev.bellows.engine.spi.Ddl;
import dev.bellows.engine.spi.Script;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServerTest(template = ShopTemplate.class)
class IndexBuildTest {

  private final Ddl ddl = ShopTemplate.DIALECT.ddl();

  private Script build(String name, boolean unique, String tail) {
    return ddl.write(List.of(new BuildIndex(ShopTemplate.ORDER, name, unique, tail))).apply();
  }

  @Test
  void aBuildThatFindsDuplicatesLeavesNothingAfterTheRepair(Database database) throws SQLException {
    Run run = new Run(database);
    Script build = build("u", true, "btree (\"select\")");

    assertThatThrownBy(() -> run.toTheEnd(build)).hasMessageContaining("could not create unique");
    assertThat(database.number("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).isEqualTo(1);
    assertThat(run.done(build)).isFalse();
    run.repair(build);

    assertThat(database.number("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).isZero();
  }

  @Test
  void theRemainsOfAFailedBuildAreReplaced(Database database) throws SQLException {
    Run run = new Run(database);
    Script build = build("u", true, "btree (\"select\")");
    assertThatThrownBy(() -> run.toTheEnd(build)).isInstanceOf(SQLException.class);
    database.execute("UPDATE %s SET \"select\" = id::text".formatted(ShopTemplate.SQL));

    run.toTheEnd(build);

    assertThat(run.done(build)).isTrue();
  }

  @Test
  void aStandingIndexOfThatNameIsNeitherDroppedNorTakenForOurs(Database database)
      throws SQLException {
    Run run = new Run(database);
    Script other = build("by note", false, "btree (amount)");
    Script elsewhere = build("customer_pkey", false, "btree (amount)");
    Script unique = build("by note", true, "btree (lower(note)) WHERE (note IS NOT NULL)");
    List<String> before = Image.of(database);

    for (Script build : List.of(other, elsewhere, unique)) {
      assertThat(run.done(build)).isFalse();
      assertThatThrownBy(() -> run.toTheEnd(build)).hasMessageContaining("is taken");
    }
    assertThat(Image.of(database)).isEqualTo(before);
  }

  @Test
  void aListOfColumnsComparesExactly(Database database) throws SQLException {
    Run run = new Run(database);
    run.toTheEnd(build("i", false, "btree (\"select\", amount DESC) INCLUDE (note)"));

    assertThat(
            run.done(
                build("i", false, "btree (select,\"amount\" DESC NULLS FIRST) INCLUDE (\"note\")")))
        .isTrue();
    for (String different :
        List.of(
            "btree (\"select\", amount) INCLUDE (note)",
            "btree (amount DESC, \"select\") INCLUDE (note)",
            "btree (\"select\", amount DESC)",
            "btree (\"select\", amount DESC NULLS LAST) INCLUDE (note)",
            "hash (\"select\")")) {
      assertThat(run.done(build("i", false, different))).as(different).isFalse();
    }
  }

  @Test
  void aPredicateFromAFileIsToldByThatThereIsOne(Database database) throws SQLException {
    Run run = new Run(database);
    assertThat(
            run.done(build("by note", false, "btree ((lower(note))) WHERE (note IS NOT NULL\n)")))
        .isTrue();
    assertThat(run.done(build("by note", false, "btree ((lower(note) || 'where'))"))).isFalse();
  }
}
