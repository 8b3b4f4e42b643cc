package dev.bellows.postgresql.ddl;

import dev.bellows.engine.sync.SyncSpec;
import java.util.List;

/** How a sync is made and removed; all statements may run again. */
public interface SyncStatements {

  List<String> install(SyncSpec spec);

  List<String> replace(SyncSpec from, SyncSpec to);

  List<String> remove(SyncSpec spec);

  /** A condition that is true where exactly this sync is there, and never fails. */
  String installed(SyncSpec spec);

  /** A condition that is true where nothing of the sync is left, and never fails. */
  String removed(SyncSpec spec);
}
