package dev.bellows.engine.spi;

/**
 * A database product, as the roles it plays for the engine. Every role is stateless and may be used
 * by several threads; a connection belongs to one thread at a time.
 */
public interface Dialect {

  /** Whether this dialect speaks to the server of a JDBC URL. */
  boolean accepts(String url);

  /** Reads what is there. */
  Catalog catalog();

  /** Writes schema changes as statements. */
  Ddl ddl();

  /** Compiles a sync to a trigger and to row programs. */
  SyncCompiler sync();

  /** Walks tables. */
  Sweeps sweeps();

  /** Sessions, locks, time limits and errors. */
  Sessions sessions();

  /** Makes and upgrades the control tables. */
  ControlSchema control();
}
