package dev.bellows.postgresql.sweep;

import static dev.bellows.engine.database.Database.transaction;

import dev.bellows.engine.database.Sql;
import dev.bellows.engine.spi.Walk;
import dev.bellows.engine.spi.Walk.Batch;
import dev.bellows.engine.spi.Walk.Comparison;
import dev.bellows.engine.spi.Walk.Poisoned;
import dev.bellows.engine.spi.Walk.Skip;
import dev.bellows.testkit.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Goes a walk to its end, a transaction for each batch. */
final class Strider {

  private final Database database;

  Strider(Database database) {
    this.database = database;
  }

  /** Every batch of a walk. */
  List<Batch> fill(Walk walk, int size, Skip skip) throws SQLException {
    List<Batch> batches = new ArrayList<>();
    try (Connection connection = database.connect()) {
      String position = "";
      do {
        batches.add(fillOnce(connection, walk, position, size, skip));
        position = batches.get(batches.size() - 1).position();
      } while (!batches.get(batches.size() - 1).finished());
    }
    return batches;
  }

  Batch fillOnce(Connection connection, Walk walk, String position, int size, Skip skip)
      throws SQLException {
    return transaction(
        connection,
        it -> {
          Sql.execute(it, "SET LOCAL bellows.writer = 'backfill'");
          return walk.fill(it, position, size, skip);
        });
  }

  /** All comparisons of a walk as one. */
  Comparison compare(Walk walk, int size) throws SQLException {
    long checked = 0;
    long mismatches = 0;
    List<String> samples = new ArrayList<>();
    List<Poisoned> poisoned = new ArrayList<>();
    try (Connection connection = database.connect()) {
      String position = "";
      while (true) {
        String at = position;
        Comparison chunk = transaction(connection, it -> walk.compare(it, at, size));
        checked += chunk.checked();
        mismatches += chunk.mismatches();
        samples.addAll(chunk.samples());
        poisoned.addAll(chunk.poisoned());
        position = chunk.position();
        if (chunk.finished()) {
          return new Comparison(position, 1.0, checked, mismatches, samples, poisoned, true);
        }
      }
    }
  }

  static long changed(List<Batch> batches) {
    return batches.stream().mapToLong(Batch::changed).sum();
  }

  static long looked(List<Batch> batches) {
    return batches.stream().mapToLong(Batch::looked).sum();
  }
}
