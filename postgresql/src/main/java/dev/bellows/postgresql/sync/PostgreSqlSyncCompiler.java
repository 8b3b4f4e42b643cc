package dev.bellows.postgresql.sync;

import dev.bellows.engine.spi.RowProgram;
import dev.bellows.engine.spi.SyncCompiler;
import dev.bellows.engine.sync.SyncSpec;
import java.util.Optional;

/** Compiles a sync to SQL over the row. Immutable and safe for use by many threads. */
public final class PostgreSqlSyncCompiler implements SyncCompiler {

  private final String controlSchema;

  /**
   * @param controlSchema the schema of the function that probes rows, unquoted
   */
  public PostgreSqlSyncCompiler(String controlSchema) {
    this.controlSchema = controlSchema;
  }

  @Override
  public Optional<RowProgram> rows(SyncSpec spec) {
    return new RowPrograms(spec)
        .program(ProbeFunction.of(new SyncNames(controlSchema, spec)).map(ProbeFunction::call));
  }

  @Override
  public Optional<String> roundTrip(SyncSpec spec) {
    return new RoundTrip(spec).predicate();
  }

  @Override
  public Optional<String> downOfNothing(SyncSpec spec) {
    return new RoundTrip(spec).downOfNothing();
  }
}
