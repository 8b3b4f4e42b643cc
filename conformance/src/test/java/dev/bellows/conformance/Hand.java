package dev.bellows.conformance;

import dev.bellows.testkit.twin.Key;
import dev.bellows.testkit.twin.Twin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes to a pair's table in one transaction, and has the twin know. */
record Hand(Connection connection, Pair pair, Twin twin) {

  /** Who wrote a row, as the rules have it. */
  enum Wrote {
    OLD,
    NEW,
    NEITHER
  }

  /** Executes a statement; the rows it changed. */
  int execute(String sql, List<@Nullable Object> parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int next = 1;
      for (Object parameter : parameters) {
        statement.setObject(next++, parameter);
      }
      return statement.executeUpdate();
    }
  }

  /** An INSERT of one row. */
  void insert(long id, Write write) throws SQLException {
    Write row = Write.NOTHING.and("id", id).and(write);
    execute(
        "INSERT INTO %s (%s) VALUES (%s)".formatted(pair.table(), row.columns(), row.marks()),
        row.parameters());
  }

  /** An UPDATE of one row; whether it was there. */
  boolean update(long id, Write write) throws SQLException {
    return execute(
            "UPDATE %s SET %s WHERE id = ?".formatted(pair.table(), write.assignments()),
            write.and("id", id).parameters())
        == 1;
  }

  /** Has the sync know which side is meant, until the transaction ends. */
  void announce(String side) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT set_config('bellows.writer', ?, true)")) {
      statement.setString(1, side);
      statement.execute();
    }
  }

  /** Notes what was written last to a row, after the write. */
  void note(long id, Wrote who, Write write) throws SQLException {
    Key key = Key.of(id);
    if (who == Wrote.OLD) {
      twin.wroteOld(connection, key, write.written());
    } else if (who == Wrote.NEW && pair.ways() == Pair.Ways.BOTH) {
      twin.wroteNew(connection, key, write.written());
    }
  }

  /**
   * Notes a row that was inserted; where a new side's write does not stand, only that it is there.
   */
  void noteInsert(long id, Wrote who, Write write) throws SQLException {
    boolean stands = who == Wrote.OLD || (who == Wrote.NEW && pair.ways() == Pair.Ways.BOTH);
    note(id, stands ? who : Wrote.OLD, stands ? write : Write.NOTHING);
  }

  void noteDeletion(long id) throws SQLException {
    twin.deleted(connection, Key.of(id));
  }
}
