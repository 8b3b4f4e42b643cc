package dev.bellows.engine.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Something to be done with a connection. */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
  T with(Connection connection) throws SQLException;
}
