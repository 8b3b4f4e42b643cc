package dev.bellows.postgresql.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.postgresql.sweep.PagePosition.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PageRouteTest {

  /** A table in memory: a row is true when it is filled. */
  private static final class Pages {
    private final boolean[][] rows;

    Pages(boolean[][] rows) {
      this.rows = rows;
    }

    static Pages random(Random random) {
      boolean[][] rows = new boolean[random.nextInt(5000)][];
      int most = 1 + random.nextInt(60);
      double filled = random.nextDouble();
      for (int page = 0; page < rows.length; page++) {
        // long stretches that were filled before, as a stopped sweep leaves them
        boolean stretch = (page / 700) % 2 == 0;
        rows[page] = new boolean[random.nextInt(most + 1)];
        for (int row = 0; row < rows[page].length; row++) {
          rows[page][row] = stretch && random.nextDouble() < filled;
        }
      }
      return new Pages(rows);
    }

    /** As the statement would do it. */
    long fill(PagePosition at, long end, PageLayout layout) {
      long changed = 0;
      for (long page = at.page(); page < end; page++) {
        boolean[] here = rows[(int) page];
        for (int row = 0; row < here.length; row++) {
          boolean taken = at.pass() == Pass.LAST || layout.takes(row + 1, at.done());
          if (taken && !here[row]) {
            here[row] = true;
            changed++;
          }
        }
      }
      return changed;
    }

    long left() {
      long left = 0;
      for (boolean[] page : rows) {
        for (boolean row : page) {
          left += row ? 0 : 1;
        }
      }
      return left;
    }
  }

  @RepeatedTest(50)
  void everyRowIsTakenWhateverTheSizes() {
    long seed = ThreadLocalRandom.current().nextLong();
    Random random = new Random(seed);
    Pages pages = Pages.random(random);
    double density = 0.01 + random.nextDouble() * 60;
    PageRoute route = new PageRoute(new PageExtent(pages.rows.length, 1, density));
    List<Double> progress = new ArrayList<>();
    PagePosition at = route.position("");
    while (!route.finished(at)) {
      long end = route.sliceEnd(at, 1 + random.nextInt(60_000));
      assertThat(end).as("seed %d", seed).isGreaterThan(at.page()).isLessThanOrEqualTo(at.end());
      long changed = pages.fill(at, end, route.layout());
      at = route.position(route.after(at, end, changed).toString());
      progress.add(route.progress(at));
    }

    assertThat(pages.left()).as("seed %d", seed).isZero();
    assertThat(progress).as("seed %d", seed).isSorted().allMatch(it -> it >= 0 && it <= 1);
  }

  private static PagePosition next(PageRoute route, PagePosition at, long changed) {
    return route.after(at, route.sliceEnd(at, Integer.MAX_VALUE), changed);
  }

  @Test
  void aRangeIsGoneOverInPassesAndTheLastTakesTheRest() {
    PageRoute route = new PageRoute(new PageExtent(3000, 1, 48));
    PagePosition at = route.position("");
    List<Pass> passes = new ArrayList<>();
    while (at.range() == 0) {
      passes.add(at.pass());
      at = next(route, at, 4096);
    }
    assertThat(passes).hasSize(24).endsWith(Pass.SHARE, Pass.LAST).startsWith(Pass.SHARE);
    assertThat(at.range()).isEqualTo(1024);
    assertThat(at.pass()).isEqualTo(Pass.SHARE);
  }

  @Test
  void aRangeWithLittleToDoIsFinishedInTheNextPassAndOthersAreGoneOverOnce() {
    PageRoute route = new PageRoute(new PageExtent(9000, 1, 48));
    PagePosition second = next(route, route.position(""), 3);
    assertThat(second.pass()).isEqualTo(Pass.LAST);
    assertThat(second.range()).isZero();

    PagePosition calm = next(route, second, 0);
    assertThat(calm.range()).isEqualTo(1024);
    assertThat(calm.pass()).isEqualTo(Pass.LAST);

    PagePosition busy = route.after(calm, 1030, 6 * 48);
    assertThat(busy.range()).isEqualTo(1030);
    assertThat(busy.pass()).isEqualTo(Pass.SHARE);
  }

  @Test
  void aTableWithOneRowOnAPageIsGoneOverOnce() {
    PageRoute route = new PageRoute(new PageExtent(3000, 1, 1.3));
    assertThat(route.position("").pass()).isEqualTo(Pass.LAST);
  }

  @Test
  void whatIsNoPositionIsRefused() {
    PageRoute route = new PageRoute(new PageExtent(3000, 1, 48));
    assertThatThrownBy(() -> route.position("page 7")).isInstanceOf(BellowsException.class);
    assertThatThrownBy(() -> PageExtent.parse("7")).isInstanceOf(BellowsException.class);
  }
}
