package dev.bellows.postgresql.sync;

import dev.bellows.model.Side;
import dev.bellows.postgresql.sync.Pair.Sides;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The blueprint's rules for one row, told in Java. */
record Model(Pair pair, boolean oneWay, Side authority) {

  /** A row. */
  record Row(@Nullable String o, @Nullable String a, @Nullable String b) {
    Sides fresh() {
      return new Sides(a, b);
    }

    Row with(Sides fresh) {
      return new Row(o, fresh.a(), fresh.b());
    }

    Row withOld(@Nullable String old) {
      return new Row(old, a, b);
    }
  }

  /** What must come of a statement. */
  record Outcome(Row row, boolean conflict, boolean oldWrite) {}

  /** An INSERT has nothing before it; no column has a default. */
  Outcome write(@Nullable Row before, Row after, @Nullable Side announced) {
    Row base = before == null ? new Row(null, null, null) : before;
    boolean old = !Objects.equals(base.o(), after.o());
    boolean fresh = !base.fresh().equals(after.fresh());
    boolean oldWrite = authority == Side.NEW && old && (!fresh || announced == Side.OLD);
    if (oneWay) {
      return new OneWay(before, after).write(old, fresh, oldWrite);
    }
    if (old != fresh) {
      return new Outcome(won(old ? Side.OLD : Side.NEW, before, after), false, oldWrite);
    }
    if (consistent(after)) {
      return new Outcome(after, false, oldWrite);
    }
    Side winner =
        old ? (announced == null ? authority : announced) : untouched(before, after, announced);
    return new Outcome(won(winner, before, after), old && announced == null, oldWrite);
  }

  private Side untouched(@Nullable Row before, Row after, @Nullable Side announced) {
    if (after.fresh().isEmpty()) {
      return Side.OLD;
    }
    if (before != null) {
      return authority;
    }
    return after.o() == null ? Side.NEW : announced == null ? authority : announced;
  }

  private Row won(Side winner, @Nullable Row before, Row after) {
    if (winner == Side.OLD) {
      return after.with(pair.up(after.o()));
    }
    Row row = before == null ? after : filled(before, after);
    return row.withOld(pair.down(row.a(), row.b()));
  }

  private Row filled(Row before, Row after) {
    boolean fill = authority == Side.OLD ? !consistent(before) : before.fresh().isEmpty();
    if (!fill) {
      return after;
    }
    Sides up = pair.up(before.o());
    return after.with(
        new Sides(
            Objects.equals(before.a(), after.a()) ? up.a() : after.a(),
            Objects.equals(before.b(), after.b()) ? up.b() : after.b()));
  }

  boolean consistent(Row row) {
    if (oneWay) {
      return authority == Side.OLD
          ? row.fresh().equals(pair.up(row.o()))
          : !row.fresh().isEmpty() || pair.up(row.o()).isEmpty();
    }
    return row.fresh().equals(pair.up(row.o()))
        || (!row.fresh().isEmpty() && Objects.equals(row.o(), pair.down(row.a(), row.b())));
  }

  /** No way back: before the switch old always wins, after it new follows where it may. */
  private final class OneWay {
    private final @Nullable Row before;
    private final Row after;

    OneWay(@Nullable Row before, Row after) {
      this.before = before;
      this.after = after;
    }

    Outcome write(boolean old, boolean fresh, boolean oldWrite) {
      Row followed = after.with(pair.up(after.o()));
      if (authority == Side.OLD) {
        return new Outcome(followed, fresh && !followed.equals(after), false);
      }
      if (after.fresh().isEmpty()) {
        return new Outcome(followed, false, oldWrite);
      }
      if (old && fresh) {
        return new Outcome(after, !followed.equals(after), oldWrite);
      }
      if (old && before != null) {
        boolean follows = after.fresh().equals(pair.up(before.o()));
        return new Outcome(follows ? followed : after, !follows, oldWrite);
      }
      return new Outcome(after, false, oldWrite);
    }
  }
}
