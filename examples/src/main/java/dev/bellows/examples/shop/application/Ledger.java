package dev.bellows.examples.shop.application;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * What all versions of the application together know to be written: every hundredth customer, and
 * all that were registered since. Whichever version wrote a name, every version must read it.
 * Thread-safe.
 */
public final class Ledger {
  private final List<TrackedCustomer> customers = new ArrayList<>();
  private final AtomicLong checks = new AtomicLong();

  private Ledger() {}

  /** Reads what is written before any application runs. */
  public static Ledger of(DataSource dataSource) throws SQLException {
    Ledger ledger = new Ledger();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT id, full_name FROM customers WHERE id % 100 = 0");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        ledger.add(new TrackedCustomer(row.getLong(1), Name.parsed(row.getString(2))));
      }
    }
    return ledger;
  }

  /** How often a name that was read has been compared with the one last written. */
  public long checks() {
    return checks.get();
  }

  /** A customer that no other request has now; the caller closes it. */
  TrackedCustomer take(Random random) {
    while (true) {
      TrackedCustomer customer = any(random);
      if (customer.take()) {
        return customer;
      }
    }
  }

  synchronized void add(TrackedCustomer customer) {
    customers.add(customer);
  }

  /** Stops tracking a customer after a write with unknown outcome. */
  synchronized void forget(TrackedCustomer customer) {
    customers.remove(customer);
  }

  void check(TrackedCustomer customer, Seen seen) {
    customer.check(seen);
    checks.incrementAndGet();
  }

  private synchronized TrackedCustomer any(Random random) {
    return customers.get(random.nextInt(customers.size()));
  }
}
