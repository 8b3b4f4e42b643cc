package dev.bellows.engine.lifecycle;

import java.util.Locale;

/** The commands that the life cycle allows or refuses by state. */
public enum Command {
  EXPAND,
  BACKFILL,
  VERIFY,
  SWITCH_NEW,
  SWITCH_OLD,
  EVIDENCE,
  REVIEW,
  CONTRACT,
  ROLLBACK,
  PAUSE,
  RESUME,
  DEBT_ACCEPT;

  /** As a person types it. */
  public String text() {
    return switch (this) {
      case SWITCH_NEW -> "switch --reads new";
      case SWITCH_OLD -> "switch --reads old";
      case DEBT_ACCEPT -> "debt accept";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }
}
