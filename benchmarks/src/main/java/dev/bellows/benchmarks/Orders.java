package dev.bellows.benchmarks;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.PostgresqlServer;
import java.sql.SQLException;

/** The table that is filled: three indexes, none of them on what changes. */
final class Orders {

  private Orders() {}

  /** A fresh copy in a database of its own, vacuumed and on disk. */
  static Database create(PostgresqlServer server, long rows) throws SQLException {
    Database database = server.createDatabase();
    database.execute(
        """
        CREATE TABLE orders (
          id bigint PRIMARY KEY, reference uuid NOT NULL UNIQUE, created_at timestamptz NOT NULL,
          amount integer NOT NULL, note text, address text)
        """,
        """
        INSERT INTO orders
        SELECT n, gen_random_uuid(), timestamptz '2020-01-01 00:00Z' + n * interval '1 minute',
               n %% 10000, 'note ' || n, repeat('x', 90)
        FROM generate_series(1, %d) n
        """
            .formatted(rows),
        "CREATE INDEX ON orders (created_at)");
    return database;
  }

  static void addColumn(Database database) throws SQLException {
    database.execute("ALTER TABLE orders ADD COLUMN amount_big bigint");
  }

  /** Brings every copy into the same state right before it is measured. */
  static void settle(Database database) throws SQLException {
    database.execute("VACUUM (FREEZE, ANALYZE) orders", "CHECKPOINT");
  }

  /**
   * Refuses a measurement of work that was not done.
   *
   * @throws IllegalStateException when a row is not filled
   */
  static void requireFilled(Database database, String by) throws SQLException {
    long left =
        database.number("SELECT count(*) FROM orders WHERE amount_big IS DISTINCT FROM amount");
    if (left > 0) {
      throw new IllegalStateException(
          "%s left %,d rows unfilled, so its figures mean nothing".formatted(by, left));
    }
  }

  static void drop(Database database) throws SQLException {
    database.execute("DROP TABLE orders CASCADE");
  }
}
