package dev.bellows.postgresql.catalog;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.schema.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Which server it is, and whether Bellows knows it. */
final class ServerReader {
  private static final String PRODUCT = "PostgreSQL";
  private static final int OLDEST = 14;
  private static final int NEWEST = 18;

  /** Releases only; products built from PostgreSQL write their own name behind the number. */
  private static final Pattern RELEASE = Pattern.compile("\\d+\\.\\d+( \\(.*\\))?");

  private static final String VERSION =
      "SELECT version(), current_setting('server_version'), current_setting('server_version_num')::int / 10000";

  private record Answer(String banner, String version, int major) {
    boolean known() {
      return banner.startsWith(PRODUCT + " ")
          && RELEASE.matcher(version).matches()
          && major >= OLDEST
          && major <= NEWEST;
    }
  }

  private ServerReader() {}

  static Server read(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    if (!PRODUCT.equals(product)) {
      throw unsupported(product + " " + connection.getMetaData().getDatabaseProductVersion());
    }
    Answer answer =
        Query.one(
            connection,
            VERSION,
            row -> new Answer(row.getString(1), row.getString(2), row.getInt(3)));
    if (!answer.known()) {
      throw unsupported(answer.banner());
    }
    return new Server(PRODUCT, answer.major(), answer.version(), Settings.pinned("<table schema>"));
  }

  private static BellowsException unsupported(String found) {
    return BellowsException.refused(
        "server.unsupported",
        "The server is %s. Supported are the releases of %s %d to %d. Nothing was changed; use such a server."
            .formatted(found, PRODUCT, OLDEST, NEWEST));
  }
}
