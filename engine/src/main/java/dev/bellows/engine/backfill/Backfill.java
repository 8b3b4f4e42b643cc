package dev.bellows.engine.backfill;

import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.model.MigrationName;

public final class Backfill {
  public Backfill(Workshop workshop) {}

  public void run(MigrationName name) {
    throw new UnsupportedOperationException();
  }
}
