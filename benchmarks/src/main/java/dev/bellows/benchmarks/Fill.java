package dev.bellows.benchmarks;

import dev.bellows.testkit.Database;
import java.sql.SQLException;

/** One way to fill the new column of a standing table. */
interface Fill {

  String name();

  /** What has to be there before: the new column, at least. Not measured. */
  void prepare(Database database) throws SQLException;

  /** Fills every row, and leaves no session behind. Measured. */
  void run(Database database) throws SQLException;
}
