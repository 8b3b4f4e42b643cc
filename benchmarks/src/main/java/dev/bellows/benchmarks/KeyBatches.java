package dev.bellows.benchmarks;

import dev.bellows.testkit.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Ranges of a fixed number of keys, each in its own transaction, without a pause: the usual script.
 *
 * @param size keys in a batch
 * @param rows rows in the table, whose keys run from 1
 */
record KeyBatches(long size, long rows) implements Fill {
  private static final String UPDATE =
      "UPDATE orders SET amount_big = amount WHERE id >= ? AND id < ?";

  @Override
  public String name() {
    return "key batches of %,d".formatted(size);
  }

  @Override
  public void prepare(Database database) throws SQLException {
    Orders.addColumn(database);
  }

  @Override
  public void run(Database database) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement update = connection.prepareStatement(UPDATE)) {
      for (long key = 1; key <= rows; key += size) {
        update.setLong(1, key);
        update.setLong(2, key + size);
        update.executeUpdate();
      }
    }
  }
}
