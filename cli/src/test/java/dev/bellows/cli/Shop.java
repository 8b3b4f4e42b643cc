package dev.bellows.cli;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.DatabaseTemplate;
import java.sql.SQLException;

/** A table with names of every kind, and the migration that splits them. */
final class Shop implements DatabaseTemplate {

  static final int ROWS = 5_000;
  static final String FILE = "migrations/split-name.yaml";

  static final String SPLIT =
      """
      table: customers
      operations:
        - split_column:
            from: full_name
            into:
              first_name: {type: text, up: "split_part(full_name, ' ', 1)"}
              last_name: {type: text, up: "substr(full_name, length(split_part(full_name, ' ', 1)) + 2)"}
            down: "first_name || coalesce(' ' || nullif(last_name, ''), '')"
      quarantine: {soak: 3s}
      """;

  @Override
  public void prepare(Database database) throws SQLException {
    database.execute(
        "CREATE TABLE customers (id int PRIMARY KEY, full_name text)",
        """
        INSERT INTO customers
        SELECT n, CASE WHEN mod(n, 97) = 0 THEN NULL WHEN mod(n, 53) = 0 THEN 'Madonna' ELSE 'Ada Lovelace ' || n END
        FROM generate_series(1, %d) AS n
        """
            .formatted(ROWS),
        "VACUUM ANALYZE customers");
  }
}
