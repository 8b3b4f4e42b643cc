package dev.bellows.model;

/** Who keeps both sides equal. */
public enum SyncMode {
  TRIGGER,
  APPLICATION,
  NONE
}
