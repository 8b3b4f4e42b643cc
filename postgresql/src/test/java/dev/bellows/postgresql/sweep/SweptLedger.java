package dev.bellows.postgresql.sweep;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.RowProgram;
import dev.bellows.testkit.Database;
import dev.bellows.testkit.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;

/** A table that is swept, and what happens to it meanwhile. */
@ServerTest
abstract class SweptLedger {
  static final RowProgram LEDGER = Widening.program("ledger", "id");

  final Database database;
  final Bench bench;

  SweptLedger(Database database) throws SQLException {
    this.database = database;
    this.bench = new Bench(database);
  }

  @AfterEach
  void close() throws SQLException {
    bench.close();
  }

  void ledger(int rows) throws SQLException {
    database.execute(
        "CREATE TABLE ledger (id bigint PRIMARY KEY, amount int, filler text)",
        "INSERT INTO ledger SELECT g, g, repeat('x', 60) FROM generate_series(1, %d) g"
            .formatted(rows));
    Widening.expand(database, "ledger");
  }

  /** Something that a test does at a certain wait of a loop. */
  @FunctionalInterface
  interface Event {
    void happen() throws SQLException;
  }

  Bench atWait(int number, Event event) {
    AtomicInteger waits = new AtomicInteger();
    return bench.waiting(
        time -> {
          if (waits.incrementAndGet() == number) {
            try {
              event.happen();
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          }
        });
  }

  long savedBatches() throws SQLException {
    return database.number("SELECT sum(batches) FROM checkpoint");
  }

  /** Somebody who has locked rows of the ledger, and lets them go at its end. */
  Connection holding(String condition) throws SQLException {
    Connection holder = database.connect();
    holder.setAutoCommit(false);
    Sql.execute(holder, "SELECT FROM ledger WHERE " + condition + " FOR UPDATE");
    return holder;
  }

  /** Lets the rows go when the loop waits for a lock the third time. */
  void letGoAtTheThirdTry(Connection holder) {
    AtomicInteger tries = new AtomicInteger();
    bench.waiting(
        time -> {
          // pauses between batches are shorter than the first between two tries
          if (time.compareTo(Duration.ofMillis(40)) > 0 && tries.incrementAndGet() == 3) {
            letGo(holder);
          }
        });
  }

  static void letGo(Connection holder) {
    try {
      holder.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long leftNow() {
    try {
      return Widening.left(database, "ledger");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void execute(String sql) {
    try {
      database.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
