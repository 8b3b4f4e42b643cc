package dev.bellows.engine.database;

import dev.bellows.engine.failure.BellowsException;
import dev.bellows.engine.spi.Sessions.ErrorClass;
import java.sql.SQLException;

/** An error of the server, said as a failure with category, code and what to do. */
final class Translation {

  private Translation() {}

  static BellowsException of(ErrorClass kind, SQLException error) {
    BellowsException failure =
        switch (kind) {
          case CREDENTIALS ->
              BellowsException.userError(
                  "database.credentials",
                  "the database does not let us in: %s. Nothing was done; check --url, --user and --password"
                      .formatted(error.getMessage()));
          case DISCONNECTED ->
              BellowsException.busy(
                  "database.unreachable",
                  "the database cannot be reached: %s. What was committed holds; run the command again to continue"
                      .formatted(error.getMessage()));
          case RETRY, TOO_LONG ->
              BellowsException.busy(
                  "database.busy",
                  "the database did not let the statement through in time: %s. Run the command again to continue"
                      .formatted(error.getMessage()));
          case PRIVILEGE ->
              BellowsException.refused(
                  "database.privilege",
                  "a privilege is missing: %s. The transaction was rolled back; docs/roles.md has the grants"
                      .formatted(error.getMessage()));
          case DATA, OTHER ->
              BellowsException.internal(
                  "database.error",
                  "the database refused a statement: %s. The transaction was rolled back"
                      .formatted(error.getMessage()));
        };
    return failure.with("sqlState", String.valueOf(error.getSQLState())).causedBy(error);
  }
}
