package dev.bellows.cli.output;

/** How answers are written. */
public enum Format {
  TEXT,
  JSON
}
