package dev.bellows.postgresql.sweep;

import dev.bellows.engine.spi.Walk;
import dev.bellows.model.Side;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks a table in the order of its key, up to the greatest key there was when the walk was
 * measured. Rows that came later are consistent by the sync's trigger, as is a row whose key was
 * changed meanwhile.
 */
final class KeyWalk implements Walk {

  private final RowWork work;
  private final KeyColumns key;
  private final KeyExtent extent;

  KeyWalk(RowWork work, KeyColumns key, KeyExtent extent) {
    this.work = work;
    this.key = key;
    this.extent = extent;
  }

  @Override
  public String extent() {
    return extent.toString();
  }

  @Override
  public long rowsEstimated() {
    return extent.rows();
  }

  /** Always: a table that was written anew has the same keys. */
  @Override
  public boolean stillValid(Connection connection) {
    return true;
  }

  @Override
  public boolean measuredAlike(String earlier) {
    return !PageExtent.isOne(earlier);
  }

  @Override
  public String residual() {
    return "";
  }

  @Override
  public Walk resumed(String earlier) {
    return new KeyWalk(work, key, KeyExtent.parse(earlier));
  }

  @Override
  public Batch fill(Connection connection, String position, int size, Skip skip)
      throws SQLException {
    KeyPosition at = KeyPosition.parse(position);
    KeyChunk chunk = chunk(connection, at, size);
    if (chunk == null) {
      return new Batch(position, 1.0, 0, 0, 0, List.of(), true);
    }
    return batch(at, chunk, work.fill(connection, chunk.range(key), skip));
  }

  @Override
  public List<Poisoned> probe(Connection connection, String position, int size)
      throws SQLException {
    KeyChunk chunk = chunk(connection, KeyPosition.parse(position), size);
    return chunk == null ? List.of() : work.probe(connection, chunk.range(key));
  }

  @Override
  public Comparison compare(Connection connection, String position, int size) throws SQLException {
    KeyPosition at = KeyPosition.parse(position);
    KeyChunk chunk = chunk(connection, at, size);
    if (chunk == null) {
      return new Comparison(position, 1.0, 0, 0, List.of(), List.of(), true);
    }
    RowWork.Found found = work.compare(connection, chunk.range(key));
    KeyPosition next = next(at, chunk);
    return new Comparison(
        next.toString(),
        progress(next, chunk),
        found.checked(),
        found.mismatches(),
        found.samples(),
        found.poisoned(),
        chunk.finished());
  }

  @Override
  public Batch repair(Connection connection, String position, int size, Side authority)
      throws SQLException {
    KeyPosition at = KeyPosition.parse(position);
    KeyChunk chunk = chunk(connection, at, size);
    if (chunk == null) {
      return new Batch(position, 1.0, 0, 0, 0, List.of(), true);
    }
    long changed = work.repair(connection, chunk.range(key), authority);
    return batch(at, chunk, new RowWork.Filled(changed, 0, List.of()));
  }

  /** The next rows; null where the table was empty when the walk was measured. */
  private @Nullable KeyChunk chunk(Connection connection, KeyPosition at, int size)
      throws SQLException {
    KeyText greatest = extent.greatest();
    if (greatest == null) {
      return null;
    }
    WalkSettings.keys(connection, work.table());
    KeyChunk.Start start = new KeyChunk.Start(at.last(), greatest);
    return KeyChunk.find(connection, work.table(), key, start, size);
  }

  private Batch batch(KeyPosition at, KeyChunk chunk, RowWork.Filled filled) {
    KeyPosition next = next(at, chunk);
    return new Batch(
        next.toString(),
        progress(next, chunk),
        chunk.rows(),
        filled.changed(),
        filled.held(),
        filled.refused(),
        chunk.finished());
  }

  private static KeyPosition next(KeyPosition at, KeyChunk chunk) {
    return new KeyPosition(at.rows() + chunk.rows(), chunk.upTo());
  }

  private double progress(KeyPosition at, KeyChunk chunk) {
    return chunk.finished()
        ? 1.0
        : Math.min(0.999, (double) at.rows() / Math.max(1, extent.rows()));
  }
}
