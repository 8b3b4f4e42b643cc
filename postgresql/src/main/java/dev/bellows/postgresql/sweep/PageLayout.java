package dev.bellows.postgresql.sweep;

/**
 * How a page sweep goes over a range of pages: in passes that each take some rows of every page.
 * The rows that the first pass moves away leave dead versions, which the next pass prunes, so that
 * its own rows find room on their page and no index is touched. Later passes take fewer rows than
 * the first has moved away: the new versions are longer, and need a line pointer more.
 *
 * @param rangePages pages that are gone over in passes before the next range; more of them give the
 *     horizon more time between two passes
 * @param places rows on a page
 * @param first rows of a page that the first pass takes
 * @param later rows of a page that each later pass takes; the last one takes whatever is left
 */
record PageLayout(int rangePages, int places, int first, int later) {

  /** 8 MB: stays in cache, and a pass is long enough for a batch. */
  static final int RANGE_PAGES = 1024;

  /** The fewer the better, as long as what they leave free holds the rows of a later pass. */
  private static final double FIRST_SHARE = 0.06;

  /** Places are told apart by one byte. */
  private static final int MOST_PLACES = 256;

  /** For a table with so many rows on a page. */
  static PageLayout of(double density) {
    int places = (int) Math.max(1, Math.min(MOST_PLACES, Math.round(density)));
    int first = (int) Math.ceil(places * FIRST_SHARE);
    return new PageLayout(RANGE_PAGES, places, first, Math.max(1, first - 1));
  }

  int passes() {
    return 1 + (places - first + later - 1) / later;
  }

  /** The share of a page's rows that the passes before this one take, from 0 to 1. */
  double before(int pass) {
    return pass == 0 ? 0 : Math.min(1.0, (double) begin(pass) / places);
  }

  /** The first place of a pass. */
  private int begin(int pass) {
    return pass == 0 ? 0 : first + (pass - 1) * later;
  }

  /** Whether a row that stands at a place of its page belongs to a pass. */
  boolean takes(int place, int pass) {
    int here = place % MOST_PLACES % places;
    return here >= begin(pass) && here < begin(pass + 1);
  }

  /**
   * The rows of some pages that belong to a pass, by the low byte of their place on the page: the
   * cheapest spread there is.
   */
  RowRange share(long firstPage, long endPage, int pass) {
    return RowRange.pages(firstPage, endPage)
        .where(
            "(get_byte(tidsend(ctid), 5) + %d) %% %d < %d"
                .formatted(places - begin(pass), places, begin(pass + 1) - begin(pass)));
  }
}
