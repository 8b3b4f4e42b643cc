-- 300,000 customers with the names that real tables have, and 200,000 orders. The same every time.
INSERT INTO customers (full_name, email, city, registered_at)
SELECT
  CASE
    WHEN n % 97 = 0 THEN NULL
    WHEN n % 89 = 0 THEN ''
    WHEN n % 53 = 0 THEN (ARRAY['Madonna', 'Björk', 'Suharto', '山田'])[n % 4 + 1]
    WHEN n % 41 = 0 THEN ' ' || first.name || ' ' || last.name
    WHEN n % 13 = 0 THEN first.name || ' ' || second.name || ' ' || last.name
    ELSE first.name || ' ' || last.name
  END,
  'customer' || n || '@shop.example',
  (ARRAY['Ankara', 'Berlin', 'Lagos', 'Lima', 'Oslo', 'Pune', 'Quito', 'Seoul'])[n % 8 + 1],
  timestamptz '2020-01-01 00:00Z' + n * interval '11 minutes'
FROM generate_series(1, 300000) AS n
CROSS JOIN LATERAL (SELECT (ARRAY['Ada', 'Mary', 'Jean', 'Zoë', 'Olu', 'Ana', 'Wei', 'Sven', 'Noor', 'Ivo'])[n / 7 % 10 + 1] AS name) AS first
CROSS JOIN LATERAL (SELECT (ARRAY['Ann', 'Luc', 'María', 'Lou', 'Bo'])[n / 3 % 5 + 1] AS name) AS second
CROSS JOIN LATERAL (SELECT (ARRAY['Lovelace', 'O''Brien', 'van der Berg', 'Öztürk', 'Smith-Jones', 'Diaz', 'Nguyễn', 'Li'])[n / 11 % 8 + 1] AS name) AS last
ORDER BY n;

INSERT INTO orders (customer_id, total, placed_at)
SELECT 1 + n * 7919 % 300000, n % 20000 / 100.0, timestamptz '2024-01-01 00:00Z' + n * interval '3 minutes'
FROM generate_series(1, 200000) AS n;

CREATE UNIQUE INDEX customers_email ON customers (email);
CREATE INDEX customers_city ON customers (city);
CREATE INDEX customers_registered_at ON customers (registered_at);
CREATE INDEX orders_customer ON orders (customer_id);
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers;
