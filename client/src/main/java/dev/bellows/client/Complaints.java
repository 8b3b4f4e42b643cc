package dev.bellows.client;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a trouble once and its end once, not every second. Used by one thread at a time. */
final class Complaints {
  private static final Logger LOG = LoggerFactory.getLogger(BellowsClient.class);
  private static final Set<String> NOT_INSTALLED = Set.of("42P01", "3F000");

  private final ClientSettings settings;
  private @Nullable String last;

  Complaints(ClientSettings settings) {
    this.settings = settings;
  }

  void about(Exception trouble) {
    String description = String.valueOf(trouble.getMessage());
    if (description.equals(last)) {
      return;
    }
    last = description;
    if (trouble instanceof SQLException refused && NOT_INSTALLED.contains(refused.getSQLState())) {
      LOG.info(
          "There are no control tables of Bellows in schema {} (yet): migration {} reads old.",
          settings.controlSchema(),
          settings.migration());
    } else {
      LOG.warn(
          "Bellows does not answer for migration {}: the last known flag holds for {} more at most,"
              + " then requests read old; uses are counted and reported later. {}",
          settings.migration(),
          settings.staleAfter(),
          description);
    }
  }

  void over() {
    if (last != null) {
      LOG.info("Bellows answers again for migration {}.", settings.migration());
      last = null;
    }
  }
}
