package dev.bellows.engine.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections; the composition root knows URL, driver and credentials. */
@FunctionalInterface
public interface ConnectionSource {
  Connection open() throws SQLException;
}
