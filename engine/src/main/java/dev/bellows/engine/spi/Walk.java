package dev.bellows.engine.spi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * One way over one table, from its beginning to the end it had when the walk was measured. A walk
 * holds no state: where it stands is a position, an opaque text that survives in a checkpoint.
 * Position "" is the beginning.
 */
public interface Walk {

  /** How the walk was measured, so that a resumed one goes on with the same end: opaque. */
  String extent();

  /** Rows in the whole extent, estimated. */
  long rowsEstimated();

  /**
   * Whether the table still is the one that was measured: false after it was written anew (VACUUM
   * FULL, CLUSTER), when the walk must begin again.
   */
  boolean stillValid(Connection connection) throws SQLException;

  /** Whether the extent of an earlier walk is of this way of walking. */
  boolean measuredAlike(String extent);

  /** Where a pass begins that is expected to find little to do: a position. */
  String residual();

  /** The same walk with the extent of an earlier one. */
  Walk resumed(String extent);

  /**
   * Fills the rows of the next batch, in the connection's transaction, without committing.
   *
   * @param position where the last batch ended
   * @param size about how many rows to look at
   * @throws SQLException where a row fails or stays locked, unless {@code skip} leaves such rows
   *     out; the caller rolls back to before the batch
   */
  Batch fill(Connection connection, String position, int size, Skip skip) throws SQLException;

  /** Compares the rows of the next chunk, read-only. */
  Comparison compare(Connection connection, String position, int size) throws SQLException;

  /** Finds, without writing, which rows of the next batch fail, and why. */
  List<Poisoned> probe(Connection connection, String position, int size) throws SQLException;

  /** Writes the losing side of the inconsistent rows of the next chunk, from the authority. */
  Batch repair(Connection connection, String position, int size, dev.bellows.model.Side authority)
      throws SQLException;

  /** Which rows {@code fill} leaves out; each leaves out what those before it do. */
  enum Skip {
    NOTHING,
    /** Rows whose transform fails. */
    POISONED,
    /** Rows that the server refuses to write: they are searched for, and told. */
    REFUSED,
    /** Rows that others have locked: it waits for none. */
    HELD
  }

  /**
   * What a batch did.
   *
   * @param position where it ended; the next one begins there
   * @param progress how much of the whole extent lies behind, from 0 to 1
   * @param looked rows looked at, estimated where the walk does not count them
   * @param changed rows written
   * @param held rows that it left out because others have locked them
   * @param refused rows that the server refused to write
   * @param finished whether the end of the extent was reached
   */
  record Batch(
      String position,
      double progress,
      long looked,
      long changed,
      long held,
      List<Poisoned> refused,
      boolean finished) {}

  /**
   * What a chunk's comparison found.
   *
   * @param samples keys of up to ten rows that are not consistent
   */
  record Comparison(
      String position,
      double progress,
      long checked,
      long mismatches,
      List<String> samples,
      List<Poisoned> poisoned,
      boolean finished) {}

  /** A row whose transform fails, or that the server refuses: its key as text, and the error. */
  record Poisoned(String key, String error) {}
}
