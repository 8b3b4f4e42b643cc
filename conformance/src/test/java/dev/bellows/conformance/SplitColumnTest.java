package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@ServerTest
class SplitColumnTest {

  @Test
  void oneColumnBecomesTwoUnderItsReadersAndWriters(Database database) throws SQLException {
    WholeLife.lead(database, Scenarios.splitName());
  }
}
