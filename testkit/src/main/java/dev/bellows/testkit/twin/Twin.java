package dev.bellows.testkit.twin;

import dev.bellows.testkit.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Records beside a table what each writer wrote, and says which rows do not show it. What is
 * compared is what was written on the side that wrote a row last, never what the other side would
 * be computed to.
 *
 * <p>The recording belongs into the transaction of the write, after it, and only when the write
 * changed a row: the row's lock then brings the recordings into the order of the writes. So {@link
 * #check()} is right at any moment, also while writers are at work. A write of some columns of a
 * side adds to what the same side wrote before; it replaces what the other side wrote. Safe for use
 * by many threads, each with its own connection.
 */
public final class Twin {
  private final Database database;
  private final TwinTable table;

  private Twin(Database database, TwinTable table) {
    this.database = database;
    this.table = table;
  }

  /**
   * Creates the twin. The rows that are there count as written by the old side. Any role may
   * record.
   */
  public static Twin of(Database database, TwinDefinition definition) throws SQLException {
    try (Connection connection = database.connect()) {
      return new Twin(database, TwinTable.create(connection, definition));
    }
  }

  /** A writer of the old side inserted or updated the row. */
  public void wroteOld(Connection connection, Key key, Written written) throws SQLException {
    table.record(connection, Side.OLD, key, written);
  }

  /** A writer of the new side inserted or updated the row. */
  public void wroteNew(Connection connection, Key key, Written written) throws SQLException {
    table.record(connection, Side.NEW, key, written);
  }

  /** A writer deleted the row. */
  public void deleted(Connection connection, Key key) throws SQLException {
    table.recordDeletion(connection, key);
  }

  /** The rows that do not show what was written, columns being called as when they were. */
  public List<Difference> check() throws SQLException {
    return check(Layout.asRecorded());
  }

  /**
   * The rows that do not show what was written.
   *
   * @throws IllegalStateException when the table has no column where the layout looks for one
   */
  public List<Difference> check(Layout layout) throws SQLException {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      List<Difference> differences = new TwinCheck(connection, table, layout).differences();
      connection.commit();
      return differences;
    }
  }
}
