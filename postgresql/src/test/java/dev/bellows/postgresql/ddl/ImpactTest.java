package dev.bellows.postgresql.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Block;
import dev.bellows.engine.spi.Change;
import dev.bellows.engine.spi.Ddl;
import dev.bellows.engine.spi.Ddl.Written;
import dev.bellows.engine.spi.Impact;
import dev.bellows.engine.spi.Impact.Blocks;
import dev.bellows.engine.spi.Script;
import dev.bellows.model.TableName;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a plan says about locks is what the server takes. */
@ServerTest(template = ShopTemplate.class)
class ImpactTest {

  /** The modes on anything of the shop that others can see, as the manual writes them. */
  private static final String MODES =
      """
      SELECT DISTINCT upper(btrim(regexp_replace(replace(l.mode, 'Lock', ''), '([A-Z])', ' \\1', 'g')))
      FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
      WHERE l.pid = pg_backend_pid() AND l.granted AND c.relnamespace = '"Shop 1"'::regnamespace
        AND c.relname <> 'customer'""";

  private static final String FILES =
      """
      SELECT string_agg(pg_relation_filenode(oid)::text, ',' ORDER BY oid) FROM pg_class
      WHERE relnamespace = '"Shop 1"'::regnamespace AND relkind = 'r'""";

  private final Ddl ddl = ShopTemplate.DIALECT.ddl();

  @ParameterizedTest
  @EnumSource(Case.class)
  void theLockIsTheStrongestThatIsTaken(Case it, Database database) throws SQLException {
    Written written = ddl.write(it.changes());
    it.in(database);
    isTheStrongest(written.impact(), written.apply(), database);
  }

  @ParameterizedTest
  @EnumSource(Case.class)
  void theLockOfTheUndoIsTheStrongestThatItTakes(Case it, Database database) throws SQLException {
    Written written = ddl.write(it.changes());
    it.in(database).toTheEnd(written.apply());
    Script undo = written.undo() == null ? Script.NOTHING : written.undo();
    isTheStrongest(written.undoImpact(), undo, database);
  }

  private static void isTheStrongest(Impact impact, Script script, Database database)
      throws SQLException {
    List<String> taken = new ArrayList<>();
    try (Connection connection = database.connect()) {
      for (Block block : script.blocks()) {
        if (block.mode() == Block.Mode.TRANSACTION) {
          taken.addAll(modes(connection, block));
        }
      }
    }
    if (!script.isEmpty()
        && script.blocks().stream().allMatch(block -> block.mode() == Block.Mode.ALONE)) {
      assertThat(script.statements()).anyMatch(sql -> sql.contains(" CONCURRENTLY "));
      assertThat(impact.blocks()).isEqualTo(Blocks.DDL);
      return;
    }
    assertThat(strongest(taken)).isEqualTo(strongest(List.of(stated(impact))));
    assertThat(impact.blocks()).isEqualTo(strongest(taken).on("").impact().blocks());
  }

  private static Lock strongest(List<String> modes) {
    return Stream.of(Lock.values())
        .filter(lock -> modes.contains(lock.name().replace('_', ' ')))
        .max(Comparator.naturalOrder())
        .orElse(Lock.NONE);
  }

  private static String stated(Impact impact) {
    return impact.lock().replaceFirst(" on .*", "");
  }

  private static List<String> modes(Connection connection, Block block) throws SQLException {
    connection.setAutoCommit(false);
    for (String statement : block.statements()) {
      Sql.execute(connection, statement);
    }
    List<String> modes = Sql.list(connection, MODES, row -> row.getString(1));
    connection.commit();
    connection.setAutoCommit(true);
    return modes;
  }

  @Test
  void aLockOnSeveralTablesNamesThemAll() {
    List<Change> changes =
        Stream.of("a", "b", "a")
            .map(table -> new TableName("shop", table))
            .<Change>map(table -> new Change.RenameColumn(table, "old", "new"))
            .toList();
    assertThat(ddl.write(changes).impact().lock()).isEqualTo("ACCESS EXCLUSIVE on shop.a; shop.b");
  }

  @ParameterizedTest
  @EnumSource(Case.class)
  void noTableIsWrittenAnew(Case it, Database database) throws SQLException {
    Written written = ddl.write(it.changes());
    String before = String.valueOf(database.text(FILES));

    it.in(database).toTheEnd(written.apply());

    assertThat(database.text(FILES)).isEqualTo(before);
    assertThat(written.impact().rewrites()).isFalse();
  }
}
