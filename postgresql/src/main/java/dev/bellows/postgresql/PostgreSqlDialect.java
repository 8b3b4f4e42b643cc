package dev.bellows.postgresql;

import dev.bellows.engine.spi.Catalog;
import dev.bellows.engine.spi.ControlSchema;
import dev.bellows.engine.spi.Ddl;
import dev.bellows.engine.spi.Dialect;
import dev.bellows.engine.spi.Sessions;
import dev.bellows.engine.spi.Sweeps;
import dev.bellows.engine.spi.SyncCompiler;
import dev.bellows.postgresql.catalog.PostgreSqlCatalog;
import dev.bellows.postgresql.control.PostgreSqlControlSchema;
import dev.bellows.postgresql.ddl.PostgreSqlDdl;
import dev.bellows.postgresql.session.PostgreSqlSessions;
import dev.bellows.postgresql.sweep.PostgreSqlSweeps;
import dev.bellows.postgresql.sync.PostgreSqlSyncCompiler;
import dev.bellows.postgresql.sync.SyncObjects;

/** PostgreSQL 14 to 18. Immutable and thread-safe. */
public final class PostgreSqlDialect implements Dialect {

  /** The control schema where none is named. */
  public static final String CONTROL_SCHEMA = "bellows";

  private final String controlSchema;

  /**
   * A dialect for one control schema.
   *
   * @param controlSchema the schema of the control tables and of the sync's functions, unquoted
   */
  public PostgreSqlDialect(String controlSchema) {
    this.controlSchema = controlSchema;
  }

  @Override
  public boolean accepts(String url) {
    return url.startsWith("jdbc:postgresql:");
  }

  @Override
  public Catalog catalog() {
    return new PostgreSqlCatalog();
  }

  @Override
  public Ddl ddl() {
    return new PostgreSqlDdl(new SyncObjects(controlSchema));
  }

  @Override
  public SyncCompiler sync() {
    return new PostgreSqlSyncCompiler(controlSchema);
  }

  @Override
  public Sweeps sweeps() {
    return new PostgreSqlSweeps();
  }

  @Override
  public Sessions sessions() {
    return new PostgreSqlSessions();
  }

  @Override
  public ControlSchema control() {
    return new PostgreSqlControlSchema();
  }
}
