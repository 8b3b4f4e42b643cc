package dev.bellows.model;

/** The phases of the life cycle, in their order. */
public enum Phase {
  EXPAND,
  BACKFILL,
  VERIFY,
  SWITCH,
  CONTRACT
}
