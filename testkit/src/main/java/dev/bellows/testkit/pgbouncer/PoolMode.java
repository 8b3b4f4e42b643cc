package dev.bellows.testkit.pgbouncer;

import java.util.Locale;

/** When a session of the server is another client's turn. */
public enum PoolMode {
  /** When a transaction ends. */
  TRANSACTION,
  /** When the client goes. */
  SESSION;

  String setting() {
    return name().toLowerCase(Locale.ROOT);
  }
}
