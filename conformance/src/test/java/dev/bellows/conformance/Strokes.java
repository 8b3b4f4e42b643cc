package dev.bellows.conformance;

import dev.bellows.conformance.Hand.Wrote;
import dev.bellows.testkit.twin.Twin;
import dev.bellows.testkit.writers.Request;
import dev.bellows.testkit.writers.Workload;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** Everything that writers may do to a table with two sides. */
final class Strokes {

  private static final List<Integer> ISOLATIONS =
      List.of(
          Connection.TRANSACTION_READ_COMMITTED,
          Connection.TRANSACTION_READ_COMMITTED,
          Connection.TRANSACTION_REPEATABLE_READ,
          Connection.TRANSACTION_SERIALIZABLE);

  private final Pair pair;
  private final Twin twin;
  private final AtomicLong ids = new AtomicLong(Pair.ROWS);
  private final Map<String, Long> met = new ConcurrentHashMap<>();

  Strokes(Pair pair, Twin twin) {
    this.pair = pair;
    this.twin = twin;
  }

  @FunctionalInterface
  private interface Stroke {
    void by(Hand hand, RandomGenerator random) throws SQLException;
  }

  /** The strokes of every server. */
  Workload addTo(Workload workload) {
    return workload
        .with("insert old", at(this::insertOld))
        .with("insert new", at(this::insertNew))
        .with("insert both", at(this::insertBoth))
        .with("update old", 2, at(this::updateOld))
        .with("update one old", 2, at(this::updateOneOld))
        .with("update new", 2, at(this::updateNew))
        .with("update one new", 2, at(this::updateOneNew))
        .with("update both", 2, at(this::updateBoth))
        .with("announce in vain", 1, at(this::announceInVain))
        .with("touch", 3, at(this::touch))
        .with("delete", at(this::delete))
        .with("roll back", at(this::rollBack))
        .with("roll back to savepoint", at(this::rollBackToSavepoint))
        .with("upsert old", at((hand, random) -> upsert(hand, random, Wrote.OLD)))
        .with("upsert new", at((hand, random) -> upsert(hand, random, Wrote.NEW)))
        .with("insert select", at(this::insertSelect))
        .with("copy", at(this::copy));
  }

  /** MERGE, which servers have from version 15 on. */
  Workload addMergeTo(Workload workload) {
    return workload
        .with("merge old", at((hand, random) -> merge(hand, random, Wrote.OLD)))
        .with("merge new", at((hand, random) -> merge(hand, random, Wrote.NEW)));
  }

  /** How often there was what no request is named after. */
  Map<String, Long> met() {
    return new TreeMap<>(met);
  }

  /** All that is met sooner or later. */
  static Set<String> toBeMet() {
    return Stream.concat(
            ISOLATIONS.stream().map(it -> "isolation " + it),
            Arrays.stream(Wrote.values()).map(it -> "announced " + it))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Request at(Stroke stroke) {
    return (connection, random) -> {
      int isolation = ISOLATIONS.get(random.nextInt(ISOLATIONS.size()));
      connection.setTransactionIsolation(isolation);
      met.merge("isolation " + isolation, 1L, Long::sum);
      stroke.by(new Hand(connection, pair, twin), random);
    };
  }

  private void insertOld(Hand hand, RandomGenerator random) throws SQLException {
    insert(hand, Wrote.OLD, Write.all(pair.old(), random));
  }

  private void insertNew(Hand hand, RandomGenerator random) throws SQLException {
    insert(hand, Wrote.NEW, Write.all(pair.fresh(), random));
  }

  private void insert(Hand hand, Wrote who, Write write) throws SQLException {
    long id = ids.incrementAndGet();
    hand.insert(id, write);
    hand.noteInsert(id, who, write);
  }

  /** Old rules until the switch, unless the writer says which side it means. */
  private void insertBoth(Hand hand, RandomGenerator random) throws SQLException {
    Write old = Write.all(pair.old(), random);
    Write fresh = Write.all(pair.fresh(), random);
    Wrote meant = announced(hand, random);
    long id = ids.incrementAndGet();
    hand.insert(id, old.and(fresh));
    noteBoth(hand, id, meant, old, fresh);
  }

  private void updateOld(Hand hand, RandomGenerator random) throws SQLException {
    update(hand, any(random), Wrote.OLD, Write.all(pair.old(), random));
  }

  private void updateOneOld(Hand hand, RandomGenerator random) throws SQLException {
    update(hand, any(random), Wrote.OLD, Write.one(pair.old(), random));
  }

  private void updateNew(Hand hand, RandomGenerator random) throws SQLException {
    update(hand, any(random), Wrote.NEW, Write.all(pair.fresh(), random));
  }

  private void updateOneNew(Hand hand, RandomGenerator random) throws SQLException {
    update(hand, any(random), Wrote.NEW, Write.one(pair.fresh(), random));
  }

  private void update(Hand hand, long id, Wrote who, Write write) throws SQLException {
    if (hand.update(id, write)) {
      hand.note(id, who, write);
    }
  }

  private void updateBoth(Hand hand, RandomGenerator random) throws SQLException {
    Write old = Write.all(pair.old(), random);
    Write fresh = Write.all(pair.fresh(), random);
    Wrote meant = announced(hand, random);
    long id = any(random);
    if (hand.update(id, old.and(fresh))) {
      noteBoth(hand, id, meant, old, fresh);
    }
  }

  private void noteBoth(Hand hand, long id, Wrote meant, Write old, Write fresh)
      throws SQLException {
    boolean freshWins = meant == Wrote.NEW && pair.ways() == Pair.Ways.BOTH;
    hand.note(id, freshWins ? Wrote.NEW : Wrote.OLD, freshWins ? fresh : old);
  }

  private Wrote announced(Hand hand, RandomGenerator random) throws SQLException {
    Wrote meant = List.of(Wrote.values()).get(random.nextInt(Wrote.values().length));
    met.merge("announced " + meant, 1L, Long::sum);
    if (meant != Wrote.NEITHER) {
      hand.announce(meant == Wrote.OLD ? "old" : "new");
    }
    return meant;
  }

  /** An announcement never makes a side the writer that wrote nothing. */
  private void announceInVain(Hand hand, RandomGenerator random) throws SQLException {
    if (random.nextBoolean()) {
      hand.announce("new");
      update(hand, any(random), Wrote.OLD, Write.one(pair.old(), random));
    } else {
      hand.announce("old");
      update(hand, any(random), Wrote.NEW, Write.one(pair.fresh(), random));
    }
  }

  /** Moves the row without a change of either side. */
  private void touch(Hand hand, RandomGenerator random) throws SQLException {
    hand.execute(
        "UPDATE %s SET touched = touched + 1 WHERE id = ?".formatted(pair.table()),
        List.of(any(random)));
  }

  private void delete(Hand hand, RandomGenerator random) throws SQLException {
    long id = any(random);
    if (hand.execute("DELETE FROM %s WHERE id = ?".formatted(pair.table()), List.of(id)) == 1) {
      hand.noteDeletion(id);
    }
  }

  private void rollBack(Hand hand, RandomGenerator random) throws SQLException {
    updateOld(hand, random);
    insertNew(hand, random);
    hand.connection().rollback();
  }

  /** What came after the savepoint, its announcement too, never was. */
  private void rollBackToSavepoint(Hand hand, RandomGenerator random) throws SQLException {
    long id = any(random);
    update(hand, id, Wrote.OLD, Write.one(pair.old(), random));
    Savepoint savepoint = hand.connection().setSavepoint();
    hand.announce("new");
    update(hand, id, Wrote.NEW, Write.all(pair.fresh(), random));
    insertNew(hand, random);
    hand.connection().rollback(savepoint);
  }

  private void upsert(Hand hand, RandomGenerator random, Wrote who) throws SQLException {
    long id = any(random);
    Write write = Write.all(who == Wrote.OLD ? pair.old() : pair.fresh(), random);
    Write row = Write.NOTHING.and("id", id).and(write);
    hand.execute(
        "INSERT INTO %s (%s) VALUES (%s) ON CONFLICT (id) DO UPDATE SET %s"
            .formatted(pair.table(), row.columns(), row.marks(), write.from("excluded")),
        row.parameters());
    noteUpsert(hand, id, who, write);
  }

  private void merge(Hand hand, RandomGenerator random, Wrote who) throws SQLException {
    long id = any(random);
    Write write = Write.all(who == Wrote.OLD ? pair.old() : pair.fresh(), random);
    Write row = Write.NOTHING.and("id", id).and(write);
    hand.execute(
        """
        MERGE INTO %1$s AS t USING (SELECT %2$s FROM (SELECT (r).* FROM (SELECT jsonb_populate_record(
            NULL::%1$s, jsonb_build_object(%3$s)) AS r) one) two) AS s
        ON t.id = s.id
        WHEN MATCHED THEN UPDATE SET %4$s
        WHEN NOT MATCHED THEN INSERT (%2$s) VALUES (%5$s)
        """
            .formatted(pair.table(), row.columns(), row.named(), write.from("s"), row.of("s")),
        row.parameters());
    noteUpsert(hand, id, who, write);
  }

  /** Of a row that one way forbids to write, only that it is there: it may have been so before. */
  private void noteUpsert(Hand hand, long id, Wrote who, Write write) throws SQLException {
    if (who == Wrote.OLD || pair.ways() == Pair.Ways.BOTH) {
      hand.note(id, who, write);
    } else {
      hand.note(id, Wrote.OLD, Write.NOTHING);
    }
  }

  /** Several rows in one statement; the keys are nobody else's. */
  private void insertSelect(Hand hand, RandomGenerator random) throws SQLException {
    long first = ids.addAndGet(5) - 4;
    Write write = Write.all(pair.old(), random);
    hand.execute(
        "INSERT INTO %s (id, %s) SELECT n, %s FROM generate_series(%d, %d) n"
            .formatted(pair.table(), write.columns(), write.marks(), first, first + 4),
        write.parameters());
    for (long id = first; id < first + 5; id++) {
      hand.note(id, Wrote.OLD, write);
    }
  }

  private void copy(Hand hand, RandomGenerator random) throws SQLException {
    Wrote who = random.nextBoolean() ? Wrote.OLD : Wrote.NEW;
    Write write = Write.all(who == Wrote.OLD ? pair.old() : pair.fresh(), random);
    long id = ids.incrementAndGet();
    Write row = Write.NOTHING.and("id", id).and(write);
    try {
      hand.connection()
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "COPY %s (%s) FROM STDIN (FORMAT csv)".formatted(pair.table(), row.columns()),
              new StringReader(row.csv()));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    hand.noteInsert(id, who, write);
  }

  private long any(RandomGenerator random) {
    return random.nextLong(ids.get()) + 1;
  }
}
