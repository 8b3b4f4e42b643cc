package dev.bellows.conformance;

import dev.bellows.testkit.Database;
import java.sql.SQLException;

/** The lease of the only migration of a database. */
final class Leases {

  private Leases() {}

  /** As if a lease had passed since the last sign of life, so that a test need not wait for it. */
  static void lapse(Database database) throws SQLException {
    database.execute("UPDATE bellows.heartbeat SET beat_at = beat_at - interval '1 hour'");
  }
}
