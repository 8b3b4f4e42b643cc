package dev.bellows.postgresql.sweep;

/**
 * How a page sweep goes over a range of pages: in passes that each take a share of the rows of
 * every page. The rows that one pass moves away leave dead versions, which the next pass prunes, so
 * that its own rows find room on their page and no index is touched.
 *
 * @param rangePages pages that are gone over in passes before the next range; more of them give the
 *     horizon more time between two passes
 * @param passes the last one takes whatever is left
 */
record PageLayout(int rangePages, int passes) {

  /** 8 MB: stays in cache, and a pass is long enough for a batch. */
  static final int RANGE_PAGES = 1024;

  /** More of them buy nothing: 11 of 12 rows find room on their page. */
  static final int MOST_PASSES = 12;

  /** For a table with so many rows on a page. */
  static PageLayout of(double density) {
    return new PageLayout(RANGE_PAGES, (int) Math.max(1, Math.min(MOST_PASSES, density)));
  }

  /**
   * The rows of some pages that belong to a pass, by the low byte of their place on the page: the
   * cheapest spread there is.
   */
  RowRange share(long firstPage, long endPage, int pass) {
    return RowRange.pages(firstPage, endPage)
        .where("get_byte(tidsend(ctid), 5) %% %d = %d".formatted(passes, pass));
  }
}
