package dev.bellows.postgresql.ddl;

import dev.bellows.engine.spi.Change;
import dev.bellows.engine.spi.Ddl;
import dev.bellows.postgresql.sql.Names;
import java.util.List;
import java.util.Set;

/**
 * Writes schema changes for PostgreSQL 14 to 18. Nothing is ever dropped with CASCADE. Immutable
 * and safe for use by many threads.
 */
public final class PostgreSqlDdl implements Ddl {

  private final Actions actions;

  /** Changes of syncs are written by {@code sync}. */
  public PostgreSqlDdl(SyncStatements sync) {
    this.actions = new Actions(sync);
  }

  @Override
  public String quote(String identifier) {
    return Names.quote(identifier);
  }

  @Override
  public String literal(String text) {
    return Names.literal(text);
  }

  @Override
  public String cast(String column, String type) {
    return "CAST(%s AS %s)".formatted(quote(column), unbounded(type));
  }

  /** A cast to a length cuts in silence, where the assignment that follows raises. */
  private static String unbounded(String type) {
    if (type.matches("character( varying)?\\(\\d+\\)")) {
      return "character varying";
    }
    return type.matches("bit( varying)?\\(\\d+\\)") ? "bit varying" : type;
  }

  @Override
  public int maxIdentifierBytes() {
    return Names.MAX_BYTES;
  }

  @Override
  public Set<String> systemColumns() {
    return Set.of("ctid", "tableoid", "xmin", "xmax", "cmin", "cmax");
  }

  @Override
  public Written write(List<Change> changes) {
    return new Group(changes, actions).written();
  }
}
