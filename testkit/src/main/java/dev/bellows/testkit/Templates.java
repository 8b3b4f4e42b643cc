package dev.bellows.testkit;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The prepared template databases of one server. */
final class Templates {
  private final PostgresqlServer server;
  private final Map<Class<? extends DatabaseTemplate>, String> prepared = new HashMap<>();

  Templates(PostgresqlServer server) {
    this.server = server;
  }

  synchronized String database(Class<? extends DatabaseTemplate> template) throws SQLException {
    if (template == EmptyTemplate.class) {
      return "template1";
    }
    String name = prepared.get(template);
    if (name == null) {
      name = prepare(template);
      prepared.put(template, name);
    }
    return name;
  }

  private String prepare(Class<? extends DatabaseTemplate> template) throws SQLException {
    Database database = server.copyOf("template1");
    create(template).prepare(database);
    database.closePools();
    return database.name();
  }

  private static DatabaseTemplate create(Class<? extends DatabaseTemplate> template) {
    try {
      var constructor = template.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException failure) {
      throw new IllegalArgumentException(
          template.getName() + " cannot be created: it needs a constructor without parameters",
          failure);
    }
  }
}
