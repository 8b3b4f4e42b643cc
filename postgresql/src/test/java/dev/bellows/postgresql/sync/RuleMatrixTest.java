package dev.bellows.postgresql.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.model.Side;
import dev.bellows.postgresql.sync.Model.Outcome;
import dev.bellows.postgresql.sync.Model.Row;
import dev.bellows.postgresql.sync.OneRow.Write;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule, every kind of statement, every state of a row, against the rules told in Java. */
@ServerTest(template = ControlTemplate.class)
class RuleMatrixTest {

  private static final List<@Nullable String> OLD = Arrays.asList(null, "Mary Ann", "Plato");
  private static final List<@Nullable String> NEW = Arrays.asList(null, "mary");
  private static final List<@Nullable Side> ANNOUNCED = Arrays.asList(null, Side.OLD, Side.NEW);

  private final Database database;

  RuleMatrixTest(Database database) {
    this.database = database;
  }

  @ParameterizedTest
  @EnumSource(Pair.class)
  void everyStatementDoesWhatTheRulesSay(Pair pair) throws SQLException {
    for (Side authority : Side.values()) {
      assertThat(deviations(new Model(pair, false, authority))).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Pair.class)
  void everyStatementDoesWhatTheRulesForOneWaySay(Pair pair) throws SQLException {
    for (Side authority : Side.values()) {
      assertThat(deviations(new Model(pair, true, authority))).isEmpty();
    }
  }

  private List<String> deviations(Model model) throws SQLException {
    database.execute(
        "DROP TABLE IF EXISTS t",
        "CREATE TABLE t (id int PRIMARY KEY, o text, a text, b text, note int)");
    SyncSpec spec =
        Specs.of("public.t", model.oneWay() ? model.pair().oneWay() : model.pair().rule())
            .withAuthority(model.authority());
    SyncedTable table = SyncedTable.install(database, spec);
    List<String> deviations = new ArrayList<>();
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      OneRow row = new OneRow(connection, table.rows().consistent());
      for (Write write : writes(rows(model))) {
        check(model, row, write, deviations);
      }
      connection.rollback();
    }
    table.remove();
    return deviations;
  }

  private static Set<Row> rows(Model model) {
    Set<Row> rows = new LinkedHashSet<>();
    for (String old : OLD) {
      rows.add(new Row(old, null, null).with(model.pair().up(old)));
      for (String a : NEW) {
        rows.add(new Row(old, a, null));
        rows.add(new Row(old, a, "Ann"));
        rows.add(new Row(model.pair().down(a, "Ann"), a, "Ann"));
      }
    }
    return rows;
  }

  private static List<Write> writes(Set<Row> rows) {
    List<Write> writes = new ArrayList<>();
    for (Side announced : ANNOUNCED) {
      for (Row after : rows) {
        writes.add(new Write(null, after, announced));
        rows.forEach(before -> writes.add(new Write(before, after, announced)));
      }
    }
    return writes;
  }

  private static void check(Model model, OneRow row, Write write, List<String> deviations)
      throws SQLException {
    Outcome expected = model.write(write.before(), write.after(), write.announced());
    Outcome actual = row.write(write);
    boolean consistent = model.consistent(actual.row());
    if (!expected.equals(actual) || row.isConsistent() != consistent) {
      deviations.add(
          "%s, authority %s: %s, but %s".formatted(write, model.authority(), expected, actual));
    } else if (!consistent && !actual.row().fresh().isEmpty()) {
      deviations.add("%s left an inconsistent row: %s".formatted(write, actual));
    }
  }
}
