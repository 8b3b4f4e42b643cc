package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.SyncSpec;
import java.util.List;

/**
 * The trigger and the functions of a sync, as statements that may be executed again. Immutable and
 * safe for use by many threads.
 */
public final class SyncObjects {

  private final String controlSchema;

  /**
   * @param controlSchema the schema that the functions are made in, unquoted
   */
  public SyncObjects(String controlSchema) {
    this.controlSchema = controlSchema;
  }

  /**
   * Makes functions and trigger. Locks the table SHARE ROW EXCLUSIVE: for one transaction with the
   * new columns, which have to stand before.
   */
  public List<String> install(SyncSpec spec) {
    throw new UnsupportedOperationException(controlSchema + spec);
  }

  /** Puts other functions under the same trigger; locks no table. */
  public List<String> replace(SyncSpec from, SyncSpec to) {
    throw new UnsupportedOperationException(controlSchema + from + to);
  }

  /** Removes trigger and functions. Locks the table ACCESS EXCLUSIVE. */
  public List<String> remove(SyncSpec spec) {
    throw new UnsupportedOperationException(controlSchema + spec);
  }

  /** A query of one boolean: whether exactly this sync stands and its trigger always fires. */
  public String installed(SyncSpec spec) {
    throw new UnsupportedOperationException(controlSchema + spec);
  }

  /** A query of one boolean: whether neither the trigger nor a function of the sync is left. */
  public String removed(SyncSpec spec) {
    throw new UnsupportedOperationException(controlSchema + spec);
  }
}
