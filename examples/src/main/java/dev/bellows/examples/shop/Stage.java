package dev.bellows.examples.shop;

import dev.bellows.examples.shop.application.Measurements;
import java.sql.SQLException;

/**
 * What the chapters play on.
 *
 * @param narration what the watcher reads
 * @param shop the database
 * @param bellows the command line
 * @param deployment the running application
 * @param measurements what its requests took
 */
record Stage(
    Narration narration,
    ShopDatabase shop,
    CommandLine bellows,
    Deployment deployment,
    Measurements measurements) {
  static final String MIGRATION = Deployment.MIGRATION;

  /** Begins a chapter; what requests take from now on is counted under {@code period}. */
  void chapter(String title, String period) {
    narration.chapter(title);
    measurements.begin(period);
  }

  /** Runs a command about the migration that must end well. */
  void bellows(String command, String... options) {
    bellows.expect(0, words(command, options));
  }

  /**
   * @throws DemoFailed when requests have failed
   */
  void requireNoFailedRequest() {
    if (measurements.failed() > 0) {
      throw new DemoFailed("%d requests failed".formatted(measurements.failed()));
    }
  }

  /** Counts, without Bellows, the rows whose two sides contradict each other. */
  long contradictions() throws SQLException {
    return (long)
        shop.number(
            """
            SELECT count(*) FROM customers
            WHERE (first_name, last_name) IS DISTINCT FROM
                  (split_part(full_name, ' ', 1), substr(full_name, length(split_part(full_name, ' ', 1)) + 2))
              AND full_name IS DISTINCT FROM first_name || coalesce(' ' || nullif(last_name, ''), '')
            """);
  }

  static String[] words(String command, String... options) {
    String[] words = new String[options.length + 2];
    words[0] = command;
    words[1] = MIGRATION;
    System.arraycopy(options, 0, words, 2, options.length);
    return words;
  }
}
