package dev.bellows.postgresql.sync;

import dev.bellows.engine.sync.Assignment;
import dev.bellows.engine.sync.SideColumn;
import dev.bellows.engine.sync.SyncRule.TwoSided;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Transforms between a column o and columns a and b, as SQL and once more in Java. */
enum Pair {
  /** Each value comes back from the other side. */
  LOSSLESS("split_part(o, ' ', 1)", "split_part(o, ' ', 2)", "a || ' ' || b") {
    @Override
    Sides up(@Nullable String o) {
      return o == null ? Sides.EMPTY : new Sides(word(o, 0), word(o, 1));
    }
  },
  /** What a new writer wrote, up does not give: 'Mary Ann', 'Smith'. */
  NOT_INVERSE(
      "split_part(o, ' ', 1)",
      "substr(o, length(split_part(o, ' ', 1)) + 2)",
      "a || ' ' || b || ' of ' || b") {
    @Override
    Sides up(@Nullable String o) {
      if (o == null) {
        return Sides.EMPTY;
      }
      int blank = o.indexOf(' ');
      return blank < 0
          ? new Sides(o, "")
          : new Sides(o.substring(0, blank), o.substring(blank + 1));
    }

    @Override
    @Nullable String down(@Nullable String a, @Nullable String b) {
      return a == null || b == null ? null : a + " " + b + " of " + b;
    }
  },
  /** What an old writer wrote, down does not give back. */
  LOSSY("lower(o)", "'x'", "upper(a) || ' ' || b") {
    @Override
    Sides up(@Nullable String o) {
      return o == null ? new Sides(null, "x") : new Sides(o.toLowerCase(Locale.ROOT), "x");
    }

    @Override
    @Nullable String down(@Nullable String a, @Nullable String b) {
      return a == null || b == null ? null : a.toUpperCase(Locale.ROOT) + " " + b;
    }
  },
  /** There is something on either side also where there is nothing on the other. */
  SOMETHING_OF_NOTHING("coalesce(o, 'none')", "NULL", "coalesce(a, 'none')") {
    @Override
    Sides up(@Nullable String o) {
      return new Sides(o == null ? "none" : o, null);
    }

    @Override
    @Nullable String down(@Nullable String a, @Nullable String b) {
      return a == null ? "none" : a;
    }
  };

  private static final SideColumn O = Specs.column("o", "text");
  private static final SideColumn A = Specs.column("a", "text");
  private static final SideColumn B = Specs.column("b", "text");

  private static final String[] A_ALONE = {"a"};

  private final String upA;
  private final String upB;
  private final String down;

  Pair(String upA, String upB, String down) {
    this.upA = upA;
    this.upB = upB;
    this.down = down;
  }

  abstract Sides up(@Nullable String o);

  @Nullable String down(@Nullable String a, @Nullable String b) {
    return a == null || b == null ? null : a + " " + b;
  }

  TwoSided rule() {
    return new TwoSided(
        List.of(O),
        List.of(A, B),
        oneWay().up(),
        List.of(Specs.assign(O, down, down.contains("b") ? new String[] {"a", "b"} : A_ALONE)));
  }

  TwoSided oneWay() {
    return new TwoSided(
        List.of(O), List.of(A, B), List.of(reading(A, upA), reading(B, upB)), List.of());
  }

  /** The same, but with an {@code up} that fails for the value 'bad'. */
  TwoSided failingForBad(boolean oneWay) {
    String failing = "CASE WHEN o = 'bad' THEN (1 / (length(o) - 3))::text ELSE %s END";
    return new TwoSided(
        List.of(O),
        List.of(A, B),
        List.of(reading(A, upA), Specs.assign(B, failing.formatted(upB), "o")),
        oneWay ? List.of() : rule().down());
  }

  private static Assignment reading(SideColumn column, String sql) {
    return sql.contains("(") ? Specs.assign(column, sql, "o") : Specs.assign(column, sql);
  }

  private static String word(String text, int at) {
    String[] words = text.split(" ", -1);
    return at < words.length ? words[at] : "";
  }

  /** A value of the new side. */
  record Sides(@Nullable String a, @Nullable String b) {
    static final Sides EMPTY = new Sides(null, null);

    boolean isEmpty() {
      return a == null && b == null;
    }
  }
}
