package dev.bellows.model;

/** The order in which a sweep walks a table; {@code AUTO} is the server's fastest. */
public enum SweepOrder {
  AUTO,
  PAGE,
  KEY
}
