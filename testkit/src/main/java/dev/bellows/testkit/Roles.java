package dev.bellows.testkit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The roles one test created; roles belong to the server, so they must go with the test. */
final class Roles {
  /** Members of this role have to give their password. */
  static final String WITH_PASSWORD = "testkit_with_password";

  private final Database database;
  private final List<String> created = new ArrayList<>();

  Roles(Database database) {
    this.database = database;
  }

  synchronized void create(String name) throws SQLException {
    database.execute("CREATE ROLE %s LOGIN".formatted(Identifiers.quote(name)));
    created.add(name);
  }

  synchronized void create(String name, String password) throws SQLException {
    create(name);
    database.execute(
        """
        DO $$ BEGIN
          CREATE ROLE %1$s;
        EXCEPTION WHEN duplicate_object THEN
          NULL;
        END $$
        """
            .formatted(WITH_PASSWORD),
        "ALTER ROLE %s PASSWORD %s"
            .formatted(Identifiers.quote(name), Identifiers.literal(password)),
        "GRANT %s TO %s".formatted(WITH_PASSWORD, Identifiers.quote(name)));
  }

  synchronized void dropOwned() throws SQLException {
    for (String name : created) {
      database.execute("DROP OWNED BY %s CASCADE".formatted(Identifiers.quote(name)));
    }
  }

  /** Called when the database is gone, and with it all that the roles owned. */
  synchronized void drop() throws SQLException {
    for (String name : created) {
      database.server().administer("DROP ROLE " + Identifiers.quote(name));
    }
    created.clear();
  }
}
