package dev.bellows.postgresql.sweep;

import dev.bellows.postgresql.sweep.PagePosition.Pass;

/**
 * Decides where a page sweep goes next. Pure.
 *
 * <p>A range whose first pass finds little to do is finished in one more pass, and after it ranges
 * are gone over once until one has much to do again: a resumed or residual sweep is one read of the
 * table.
 */
record PageRoute(PageExtent extent, PageLayout layout) {

  private static final double LITTLE = 0.125;
  private static final double MUCH = 0.25;

  PageRoute(PageExtent extent) {
    this(extent, PageLayout.of(extent.density()));
  }

  /** Position "" is the beginning. */
  PagePosition position(String text) {
    return text.isEmpty() ? PagePosition.busy(0, extent, layout) : PagePosition.parse(text);
  }

  /** The beginning, where there is little to do. */
  PagePosition residual() {
    return PagePosition.calm(0, extent, layout);
  }

  boolean finished(PagePosition at) {
    return at.range() >= extent.pages();
  }

  /** The page after the slice of about {@code size} rows that begins here. */
  long sliceEnd(PagePosition at, int size) {
    double pages = size / (extent.density() * at.share(layout));
    return Math.min(at.end(), at.page() + Math.max(1, Math.round(pages)));
  }

  RowRange slice(PagePosition at, long end) {
    return switch (at.pass()) {
      case SHARE -> layout.share(at.page(), end, at.done());
      case LAST -> RowRange.pages(at.page(), end);
    };
  }

  /** Rows that a slice is expected to have to itself. */
  long looked(PagePosition at, long end) {
    return Math.round(rows(end - at.page()) * at.share(layout));
  }

  double progress(PagePosition at) {
    if (finished(at)) {
      return 1.0;
    }
    return (at.range() + at.behind(layout) * (at.end() - at.range())) / extent.pages();
  }

  /** Where to go on after a slice that wrote so many rows. */
  PagePosition after(PagePosition at, long end, long changed) {
    long inRange = at.changed() + changed;
    if (at.isCalm() && changed > MUCH * rows(end - at.page())) {
      return PagePosition.busy(end, extent, layout);
    }
    if (end < at.end()) {
      return new PagePosition(at.range(), at.end(), at.done(), at.pass(), end, inRange);
    }
    return switch (at.pass()) {
      case SHARE -> nextPass(at, inRange);
      case LAST -> nextRange(at, inRange);
    };
  }

  private PagePosition nextPass(PagePosition at, long inRange) {
    int done = at.done() + 1;
    double expected = rows(at.end() - at.range()) * layout.before(1);
    boolean littleToDo = done == 1 && inRange < LITTLE * expected;
    Pass next = littleToDo || done == layout.passes() - 1 ? Pass.LAST : Pass.SHARE;
    return new PagePosition(at.range(), at.end(), done, next, at.range(), inRange);
  }

  private PagePosition nextRange(PagePosition at, long inRange) {
    return inRange < LITTLE * rows(at.end() - at.range())
        ? PagePosition.calm(at.end(), extent, layout)
        : PagePosition.busy(at.end(), extent, layout);
  }

  private double rows(long pages) {
    return pages * extent.density();
  }
}
