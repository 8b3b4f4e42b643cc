-- The shop before the migration.
CREATE TABLE customers (
  id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  full_name     text,
  email         text        NOT NULL,
  city          text        NOT NULL,
  registered_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE orders (
  id          bigint         GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint         NOT NULL,
  total       numeric(12, 2) NOT NULL,
  placed_at   timestamptz    NOT NULL DEFAULT now()
);
