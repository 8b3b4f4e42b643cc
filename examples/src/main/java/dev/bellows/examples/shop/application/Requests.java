package dev.bellows.examples.shop.application;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** What the shop's customers ask for, in the proportion they do. Thread-safe. */
final class Requests {
  private static final List<String> FIRST_NAMES = List.of("Ada", "Mary Ann", "Zoë", "Jean Luc", "");
  private static final List<String> LAST_NAMES = List.of("O'Brien", "van der Berg", "李", "Diaz");

  private final DataSource dataSource;
  private final Version version;
  private final Ledger ledger;

  Requests(DataSource dataSource, Version version, Ledger ledger) {
    this.dataSource = dataSource;
    this.version = version;
    this.ledger = ledger;
  }

  /** Serves one request: half of them read, the others write in transactions. */
  void serve() throws SQLException {
    Random random = ThreadLocalRandom.current();
    int kind = random.nextInt(10);
    if (kind == 0) {
      register(random);
      return;
    }
    try (TrackedCustomer customer = ledger.take(random);
        Version.Names names = version.begin(Long.toString(customer.id()))) {
      if (kind < 6) {
        showName(customer, names);
      } else if (kind < 8) {
        placeOrder(customer, names, random);
      } else {
        rename(customer, names, random);
      }
    }
  }

  private void showName(TrackedCustomer customer, Version.Names names) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      ledger.check(customer, names.read(connection, customer.id()));
    }
  }

  private void placeOrder(TrackedCustomer customer, Version.Names names, Random random)
      throws SQLException {
    Transaction.in(
        dataSource,
        connection -> {
          ledger.check(customer, names.read(connection, customer.id()));
          Rows.change(
              connection,
              "INSERT INTO orders (customer_id, total) VALUES (?, ?)",
              customer.id(),
              random.nextInt(1, 500));
          return Rows.one(
              connection,
              "SELECT count(*) FROM orders WHERE customer_id = ?",
              row -> row.getLong(1),
              customer.id());
        });
  }

  private void rename(TrackedCustomer customer, Version.Names names, Random random)
      throws SQLException {
    try {
      Name written =
          Transaction.in(
              dataSource,
              connection -> {
                ledger.check(customer, names.read(connection, customer.id()));
                return names.rename(connection, customer.id(), customer.name(), anyName(random));
              });
      customer.written(written);
    } catch (SQLException unknownOutcome) {
      ledger.forget(customer);
      throw unknownOutcome;
    }
  }

  private void register(Random random) throws SQLException {
    String email = UUID.randomUUID() + "@shop.example";
    try (Version.Names names = version.begin(email)) {
      Version.Registered registered =
          Transaction.in(
              dataSource, connection -> registerWithOrder(connection, names, email, random));
      ledger.add(new TrackedCustomer(registered.id(), registered.name()));
    }
  }

  private static Version.Registered registerWithOrder(
      Connection connection, Version.Names names, String email, Random random) throws SQLException {
    Version.Registered registered = names.register(connection, email, anyName(random));
    Rows.change(
        connection,
        "INSERT INTO orders (customer_id, total) VALUES (?, ?)",
        registered.id(),
        random.nextInt(1, 500));
    return registered;
  }

  private static Name anyName(Random random) {
    return new Name(any(FIRST_NAMES, random), any(LAST_NAMES, random));
  }

  private static String any(List<String> names, Random random) {
    return names.get(random.nextInt(names.size()));
  }
}
