package dev.bellows.cli;

import dev.bellows.testkit.Database;
import dev.bellows.testkit.DatabaseTemplate;
import java.sql.SQLException;

/** The shop's table, with everything around it that may depend on a column. */
final class Surrounded implements DatabaseTemplate {

  @Override
  public void prepare(Database database) throws SQLException {
    database.execute(
        """
        CREATE TABLE customers (id int PRIMARY KEY, full_name text, mail text NOT NULL, score int NOT NULL DEFAULT 0,
          touched timestamptz, shouted text GENERATED ALWAYS AS (upper(full_name)) STORED, UNIQUE (full_name, mail))""",
        """
        INSERT INTO customers
        SELECT n, CASE WHEN mod(n, 97) = 0 THEN NULL ELSE 'Ada Lovelace ' || n END, n || '@shop.example', n
        FROM generate_series(1, 2000) AS n""",
        "CREATE INDEX customers_full_name ON customers (full_name)",
        "CREATE TABLE letters (id int, name text, mail text, FOREIGN KEY (name, mail) REFERENCES customers (full_name, mail))",
        "CREATE VIEW greetings AS SELECT id, 'Dear ' || full_name AS greeting FROM customers",
        "CREATE VIEW shouting AS SELECT upper(greeting) AS greeting FROM greetings",
        "CREATE MATERIALIZED VIEW name_counts AS SELECT full_name, count(*) FROM customers GROUP BY 1",
        "CREATE FUNCTION customer_name(int) RETURNS text LANGUAGE sql AS $$ SELECT full_name FROM customers WHERE id = $1 $$",
        "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.touched := now(); RETURN NEW; END $$",
        "CREATE TRIGGER touch_customers BEFORE UPDATE ON customers FOR EACH ROW EXECUTE FUNCTION touch()",
        "CREATE TRIGGER audit_name AFTER UPDATE OF full_name ON customers FOR EACH ROW EXECUTE FUNCTION touch()",
        "CREATE POLICY only_named ON customers USING (full_name IS NOT NULL)",
        """
        DO $$ BEGIN
          IF current_setting('server_version_num')::int >= 150000 THEN
            EXECUTE 'CREATE PUBLICATION names FOR TABLE customers WHERE (full_name IS NOT NULL)';
          END IF;
        END $$""",
        "VACUUM ANALYZE customers");
  }
}
