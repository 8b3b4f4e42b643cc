package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.SyncSpec;
import java.util.HashSet;
import java.util.Set;

/**
 * What our functions call their variables, so that no column and no table of the sync is called so:
 * an expression sees the columns that it reads, and nothing else.
 */
record Variables(String prefix) {

  static Variables of(SyncSpec spec) {
    Set<String> taken = new HashSet<>(SyncColumns.read(spec));
    taken.add(spec.table().name());
    String prefix = "bellows_";
    while (startsOne(prefix, taken)) {
      prefix = "_" + prefix;
    }
    return new Variables(prefix);
  }

  private static boolean startsOne(String prefix, Set<String> names) {
    return names.stream().anyMatch(name -> name.startsWith(prefix));
  }

  String named(String name) {
    return prefix + name;
  }

  /** The row as the statement leaves it. */
  String after() {
    return named("new");
  }

  /** The row as it was; nothing on INSERT. */
  String before() {
    return named("old");
  }

  String givenOld() {
    return named("given_old");
  }

  String givenNew() {
    return named("given_new");
  }

  String winner() {
    return named("winner");
  }

  String consistent() {
    return named("consistent");
  }

  String error() {
    return named("error");
  }

  String wroteOld() {
    return named("wrote_old");
  }
}
