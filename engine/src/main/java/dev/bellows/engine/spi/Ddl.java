package dev.bellows.engine.spi;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes schema changes as SQL. Pure: no connection, no state. */
public interface Ddl {

  /** A name as SQL. */
  String quote(String identifier);

  /** A string as an SQL literal. */
  String literal(String text);

  /** {@code CAST(column AS type)}. */
  String cast(String column, String type);

  /** The bytes that a name may have. */
  int maxIdentifierBytes();

  /** Names that every table has for columns of the server's own. */
  Set<String> systemColumns();

  /**
   * Writes changes of one table that belong together: in one transaction where the server can.
   *
   * @throws dev.bellows.engine.failure.BellowsException where a change cannot be written
   */
  Written write(List<Change> changes);

  /**
   * A group of changes as SQL.
   *
   * @param undo takes all of them back, in the reverse order; null where one of them cannot be
   * @param impact of {@code apply}
   * @param undoImpact of {@code undo}
   */
  record Written(Script apply, @Nullable Script undo, Impact impact, Impact undoImpact) {}
}
