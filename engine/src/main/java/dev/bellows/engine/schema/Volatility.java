package dev.bellows.engine.schema;

/** How an expression's value may change; the order is from the most to the least dependable. */
public enum Volatility {
  IMMUTABLE,
  STABLE,
  VOLATILE
}
