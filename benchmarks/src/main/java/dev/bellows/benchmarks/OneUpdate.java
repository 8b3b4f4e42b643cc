package dev.bellows.benchmarks;

import dev.bellows.testkit.Database;
import java.sql.SQLException;

/** The whole table in one statement, as most would write it. */
final class OneUpdate implements Fill {

  @Override
  public String name() {
    return "one UPDATE";
  }

  @Override
  public void prepare(Database database) throws SQLException {
    Orders.addColumn(database);
  }

  @Override
  public void run(Database database) throws SQLException {
    database.execute("UPDATE orders SET amount_big = amount");
  }
}
