package dev.bellows.postgresql.sweep;

import dev.bellows.engine.failure.BellowsException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page sweep stands.
 *
 * @param range the first page of the range, {@code end} the one after its last
 * @param done passes over this range that are finished
 * @param pass whether the pass under way takes a share of the rows, or whatever is left
 * @param page where the next slice of this pass begins
 * @param changed rows written in this range
 */
record PagePosition(long range, long end, int done, Pass pass, long page, long changed) {

  private static final Pattern FORM =
      Pattern.compile("pages (\\d+)-(\\d+) done (\\d+) (SHARE|LAST) at (\\d+) changed (\\d+)");

  /** What a pass takes of the rows of a page. */
  enum Pass {
    SHARE,
    LAST
  }

  /** A range whose rows are expected to need filling. */
  static PagePosition busy(long page, PageExtent extent, PageLayout layout) {
    Pass first = layout.passes() == 1 ? Pass.LAST : Pass.SHARE;
    return new PagePosition(page, rangeEnd(page, extent, layout), 0, first, page, 0);
  }

  /** A range whose rows are expected to be consistent already: one pass will do. */
  static PagePosition calm(long page, PageExtent extent, PageLayout layout) {
    return new PagePosition(page, rangeEnd(page, extent, layout), 0, Pass.LAST, page, 0);
  }

  /** Whether the rows ahead are expected to be consistent, and are looked at once. */
  boolean isCalm() {
    return done == 0 && pass == Pass.LAST;
  }

  private static long rangeEnd(long page, PageExtent extent, PageLayout layout) {
    return Math.min(page + layout.rangePages(), extent.pages());
  }

  static PagePosition parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw BellowsException.internal(
          "sweep.position", "'%s' is not the position of a page sweep".formatted(text));
    }
    return new PagePosition(
        Long.parseLong(form.group(1)),
        Long.parseLong(form.group(2)),
        Integer.parseInt(form.group(3)),
        Pass.valueOf(form.group(4)),
        Long.parseLong(form.group(5)),
        Long.parseLong(form.group(6)));
  }

  /** The share of a page's rows that this pass is expected to write, from 0 to 1. */
  double share(PageLayout layout) {
    double after = pass == Pass.SHARE ? layout.before(done + 1) : 1.0;
    return after - layout.before(done);
  }

  /** The share of this range that lies behind, from 0 to 1. */
  double behind(PageLayout layout) {
    return end == range
        ? 1.0
        : layout.before(done) + share(layout) * (page - range) / (end - range);
  }

  @Override
  public String toString() {
    return "pages %d-%d done %d %s at %d changed %d"
        .formatted(range, end, done, pass, page, changed);
  }
}
