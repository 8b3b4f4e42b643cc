package dev.bellows.conformance;

import java.util.List;

/** Changes that more than one test makes. */
final class Scenarios {

  private static final Version FULL_NAME =
      new Version(
          "INSERT INTO customers (id, full_name) VALUES (?, ?)",
          "UPDATE customers SET full_name = ? WHERE id = ?",
          "full_name",
          "full_name",
          n -> List.of("First" + n + " Last " + n));

  private static final Version TWO_NAMES =
      new Version(
          "INSERT INTO customers (id, first_name, last_name) VALUES (?, ?, ?)",
          "UPDATE customers SET first_name = ?, last_name = ? WHERE id = ?",
          "first_name, last_name",
          "first_name || ' ' || last_name",
          n -> List.of("First" + n, "Last " + n));

  private static final Version AMOUNT =
      new Version(
          "INSERT INTO orders (id, amount) VALUES (?, ?)",
          "UPDATE orders SET amount = ? WHERE id = ?",
          "amount",
          "amount::text",
          n -> List.of((int) n));

  /** There and back and there again. */
  private static final int SWAPS = 3;

  private Scenarios() {}

  /** Readers move by flag; an index and a NOT NULL come with it. */
  static Scenario splitName() {
    return new Scenario(
        "split-name",
        "customers",
        List.of(
            "CREATE TABLE customers (id bigint PRIMARY KEY, full_name text NOT NULL)",
            "INSERT INTO customers SELECT n, 'First' || n || ' Last ' || n FROM generate_series(1, %d) n"
                .formatted(Scenario.ROWS)),
        """
        table: customers
        operations:
          - split_column:
              from: full_name
              into:
                first_name: {type: text, up: "split_part(full_name, ' ', 1)", nullable: false}
                last_name: {type: text, up: "substr(full_name, length(split_part(full_name, ' ', 1)) + 2)"}
              down: "first_name || coalesce(' ' || nullif(last_name, ''), '')"
          - create_index: {name: customers_last_name_idx, columns: [last_name]}
        """,
        List.of(
            "ALTER TABLE customers ADD first_name text, ADD last_name text",
            "UPDATE customers SET first_name = ''",
            "ALTER TABLE customers ALTER first_name SET NOT NULL, DROP full_name",
            "CREATE INDEX customers_last_name_idx ON customers (last_name)"),
        FULL_NAME,
        TWO_NAMES,
        n -> "First" + n + " Last " + n,
        List.of());
  }

  /** Readers move by a swap of names; an index, a check, a default and a comment come with it. */
  static Scenario widenAmount() {
    return new Scenario(
        "widen-amount",
        "orders",
        List.of(
            "CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL DEFAULT 7, CONSTRAINT positive CHECK (amount >= 0))",
            "INSERT INTO orders SELECT n, n FROM generate_series(1, %d) n".formatted(Scenario.ROWS),
            "CREATE INDEX orders_amount_idx ON orders (amount)",
            "COMMENT ON COLUMN orders.amount IS 'In cents'"),
        """
        table: orders
        operations:
          - change_type: {column: amount, type: bigint}
        """,
        List.of("ALTER TABLE orders ALTER amount TYPE bigint"),
        AMOUNT,
        AMOUNT,
        String::valueOf,
        List.of(new Allowance("0A000", "plan.result-type", SWAPS)));
  }

  /** Nothing but an index, which is built before any step is done. */
  static Scenario indexAmount() {
    return new Scenario(
        "index-amount",
        "orders",
        List.of(
            "CREATE TABLE orders (id bigint PRIMARY KEY, amount integer NOT NULL)",
            "INSERT INTO orders SELECT n, n FROM generate_series(1, %d) n"
                .formatted(Scenario.ROWS)),
        """
        table: orders
        operations:
          - create_index: {name: orders_amount_idx, columns: [amount]}
        """,
        List.of("CREATE INDEX orders_amount_idx ON orders (amount)"),
        AMOUNT,
        AMOUNT,
        String::valueOf,
        List.of());
  }
}
