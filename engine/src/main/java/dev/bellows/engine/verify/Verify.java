package dev.bellows.engine.verify;

import dev.bellows.engine.lifecycle.Workshop;
import dev.bellows.model.MigrationName;

public final class Verify {
  public Verify(Workshop workshop) {}

  public enum Mode {
    COMPARE,
    REPAIR
  }

  public VerifyResult run(MigrationName name, Mode mode) {
    throw new UnsupportedOperationException();
  }
}
