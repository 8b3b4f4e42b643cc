package dev.bellows.client;

import dev.bellows.model.Side;

/** What a request did with a side; the names are those in the control tables. */
enum UsageKind {
  READ_OLD,
  READ_NEW,
  WRITE_OLD,
  WRITE_NEW;

  static UsageKind read(Side side) {
    return side == Side.OLD ? READ_OLD : READ_NEW;
  }

  static UsageKind write(Side side) {
    return side == Side.OLD ? WRITE_OLD : WRITE_NEW;
  }
}
