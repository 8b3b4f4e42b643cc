package dev.bellows.examples.shop.application;

import dev.bellows.client.BellowsClient;
import dev.bellows.client.Use;
import dev.bellows.model.Side;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the side that the flag says. A request decides once about reading and once about
 * writing, and holds both decisions until it ends.
 */
final class FlaggedNames implements Version.Names {
  private final BellowsClient client;
  private final String key;
  private @Nullable Use reading;
  private @Nullable Use writing;

  FlaggedNames(BellowsClient client, String key) {
    this.client = client;
    this.key = key;
  }

  @Override
  public Seen read(Connection connection, long id) throws SQLException {
    if (reading == null) {
      reading = client.reading(key);
    }
    return names(reading.side()).read(connection, id);
  }

  @Override
  public Name rename(Connection connection, long id, Name before, Name name) throws SQLException {
    return names(writingSide()).rename(connection, id, before, name);
  }

  @Override
  public Version.Registered register(Connection connection, String email, Name name)
      throws SQLException {
    return names(writingSide()).register(connection, email, name);
  }

  @Override
  public void close() {
    if (reading != null) {
      reading.close();
    }
    if (writing != null) {
      writing.close();
    }
  }

  private Side writingSide() {
    if (writing == null) {
      writing = client.writing();
    }
    return writing.side();
  }

  private static Version.Names names(Side side) {
    return side == Side.NEW ? NewNames.INSTANCE : OldNames.INSTANCE;
  }
}
