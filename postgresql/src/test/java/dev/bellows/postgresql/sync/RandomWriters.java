package dev.bellows.postgresql.sync;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.twin.Key;
import dev.bellows.testkit.twin.Twin;
import dev.bellows.testkit.twin.Written;
import dev.bellows.testkit.writers.Workload;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Old and new versions of an application at the rows of table t, in every isolation level. */
final class RandomWriters {

  /** What the failing up raises: a new writer of half a row, or an old one after the switch. */
  private static final String DIVISION_BY_ZERO = "22012";

  private static final List<String> WORDS =
      List.of("Ada", "Mary Ann", "", "x", "bad", "Plato of x");
  private static final List<String> ISOLATION =
      List.of("READ COMMITTED", "READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE");

  private final Twin twin;
  private final int keys;
  private final boolean newIsOverwritten;

  RandomWriters(Twin twin, int keys, boolean newIsOverwritten) {
    this.twin = twin;
    this.keys = keys;
    this.newIsOverwritten = newIsOverwritten;
  }

  Workload workload(Database database, int threads) {
    return Workload.on(database, threads)
        .retrying("40001", "40P01")
        .with("insert old", this::insertOld)
        .with("insert new", this::insertNew)
        .with("old", 3, this::updateOld)
        .with("half of new", 3, this::updateHalf)
        .with("new", 2, this::updateNew)
        .with("both, announced", this::updateBoth)
        .with("neither", 3, this::updateNeither)
        .with("delete", this::delete)
        .with("several, held, maybe rolled back", this::several);
  }

  private static String word(RandomGenerator random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static String words(RandomGenerator random) {
    String first = word(random);
    return first.equals("bad") ? first : first + " " + word(random);
  }

  private Key key(RandomGenerator random) {
    return Key.of(random.nextInt(keys));
  }

  private static void isolate(Connection connection, RandomGenerator random) throws SQLException {
    SyncedTable.execute(
        connection,
        "SET TRANSACTION ISOLATION LEVEL " + ISOLATION.get(random.nextInt(ISOLATION.size())));
  }

  private void insertOld(Connection connection, RandomGenerator random) throws SQLException {
    isolate(connection, random);
    Key key = key(random);
    String old = words(random);
    if (write(connection, "INSERT INTO t (o, id) VALUES (?, ?) ON CONFLICT DO NOTHING", key, old)) {
      twin.wroteOld(connection, key, Written.column("o", old));
    }
  }

  private void insertNew(Connection connection, RandomGenerator random) throws SQLException {
    isolate(connection, random);
    Key key = key(random);
    String a = word(random);
    String b = word(random);
    String sql = "INSERT INTO t (a, b, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    if (write(connection, sql, key, a, b)) {
      if (newIsOverwritten) {
        twin.wroteOld(connection, key, Written.column("o", null));
      } else {
        twin.wroteNew(connection, key, Written.column("a", a).and("b", b));
      }
    }
  }

  private void updateOld(Connection connection, RandomGenerator random) throws SQLException {
    isolate(connection, random);
    oneOld(connection, random);
  }

  private void oneOld(Connection connection, RandomGenerator random) throws SQLException {
    Key key = key(random);
    String old = words(random);
    if (write(connection, "UPDATE t SET o = ? WHERE id = ? AND o IS DISTINCT FROM ?", key, old)) {
      twin.wroteOld(connection, key, Written.column("o", old));
    }
  }

  private void updateHalf(Connection connection, RandomGenerator random) throws SQLException {
    isolate(connection, random);
    Key key = key(random);
    String column = random.nextBoolean() ? "a" : "b";
    String value = word(random);
    String sql = "UPDATE t SET %1$s = ? WHERE id = ? AND %1$s IS DISTINCT FROM ?".formatted(column);
    if (write(connection, sql, key, value)) {
      wroteNew(connection, key, Written.column(column, value));
    }
  }

  private void updateNew(Connection connection, RandomGenerator random) throws SQLException {
    isolate(connection, random);
    Key key = key(random);
    String a = word(random);
    String b = word(random) + random.nextInt();
    if (write(connection, "UPDATE t SET a = ?, b = ? WHERE id = ?", key, a, b)) {
      wroteNew(connection, key, Written.column("a", a).and("b", b));
    }
  }

  private void updateBoth(Connection connection, RandomGenerator random) throws SQLException {
    boolean old = newIsOverwritten || random.nextBoolean();
    SyncedTable.execute(
        connection, "SET LOCAL bellows.writer = '%s'".formatted(old ? "old" : "new"));
    Key key = key(random);
    String o = words(random) + random.nextInt();
    String a = word(random);
    String b = word(random) + random.nextInt();
    if (write(connection, "UPDATE t SET o = ?, a = ?, b = ? WHERE id = ?", key, o, a, b)) {
      if (old) {
        twin.wroteOld(connection, key, Written.column("o", o));
      } else {
        twin.wroteNew(connection, key, Written.column("a", a).and("b", b));
      }
    }
  }

  private void updateNeither(Connection connection, RandomGenerator random) throws SQLException {
    isolate(connection, random);
    write(connection, "UPDATE t SET note = note + 1 WHERE id = ?", key(random));
  }

  private void delete(Connection connection, RandomGenerator random) throws SQLException {
    isolate(connection, random);
    Key key = key(random);
    if (write(connection, "DELETE FROM t WHERE id = ?", key)) {
      twin.deleted(connection, key);
    }
  }

  private void several(Connection connection, RandomGenerator random) throws SQLException {
    isolate(connection, random);
    SyncedTable.execute(
        connection, "SELECT FROM t WHERE id = %d FOR UPDATE".formatted(random.nextInt(keys)));
    oneOld(connection, random);
    SyncedTable.execute(connection, "SELECT pg_sleep(0.005)");
    oneOld(connection, random);
    if (random.nextInt(3) == 0) {
      connection.rollback();
    }
  }

  private void wroteNew(Connection connection, Key key, Written written) throws SQLException {
    if (!newIsOverwritten) {
      twin.wroteNew(connection, key, written);
    }
  }

  /** Parameters: the values, the key, the first value once more where it is asked for. */
  private static boolean write(
      Connection connection, String sql, Key key, @Nullable Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int at = 1;
      for (Object value : values) {
        statement.setObject(at++, value);
      }
      statement.setObject(at++, key.values().get(0));
      if (sql.contains("DISTINCT")) {
        statement.setObject(at, values[0]);
      }
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      if (DIVISION_BY_ZERO.equals(e.getSQLState())) {
        connection.rollback();
        return false;
      }
      throw e;
    }
  }
}
