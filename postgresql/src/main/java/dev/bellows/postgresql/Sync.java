package dev.bellows.postgresql;

import dev.bellows.engine.sync.SyncSpec;
import dev.bellows.postgresql.ddl.SyncStatements;
import dev.bellows.postgresql.sync.SyncObjects;
import java.util.List;

/** The sync's objects, as the schema changes ask for them. */
final class Sync implements SyncStatements {

  private final SyncObjects objects;

  Sync(String controlSchema) {
    this.objects = new SyncObjects(controlSchema);
  }

  @Override
  public List<String> install(SyncSpec spec) {
    return objects.install(spec);
  }

  @Override
  public List<String> replace(SyncSpec from, SyncSpec to) {
    return objects.replace(from, to);
  }

  @Override
  public List<String> remove(SyncSpec spec) {
    return objects.remove(spec);
  }

  @Override
  public String installed(SyncSpec spec) {
    return "(" + objects.installed(spec) + ")";
  }

  @Override
  public String removed(SyncSpec spec) {
    return "(" + objects.removed(spec) + ")";
  }
}
