package dev.bellows.postgresql.ddl;

import dev.bellows.engine.sync.SyncSpec;
import java.util.List;

/** For changes without a sync. */
final class NoSync implements SyncStatements {

  @Override
  public List<String> install(SyncSpec spec) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> replace(SyncSpec from, SyncSpec to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> remove(SyncSpec spec) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String installed(SyncSpec spec) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String removed(SyncSpec spec) {
    throw new UnsupportedOperationException();
  }
}
