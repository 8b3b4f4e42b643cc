package dev.bellows.cli.connection;

/** Where a setting comes from; the earlier constant wins. */
enum Origin {
  FLAG,
  ENVIRONMENT,
  FILE
}
