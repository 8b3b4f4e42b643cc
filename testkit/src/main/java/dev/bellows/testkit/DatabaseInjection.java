package dev.bellows.testkit;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Creates the database when it is first asked for; JUnit closes it with the test. */
final class DatabaseInjection implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(DatabaseInjection.class);

  private final int version;
  private final Class<? extends DatabaseTemplate> template;

  DatabaseInjection(int version, Class<? extends DatabaseTemplate> template) {
    this.version = version;
    this.template = template;
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Database.class;
  }

  @Override
  public Database resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(Database.class, key -> create(), CheckedDatabase.class)
        .database();
  }

  private CheckedDatabase create() {
    try {
      return new CheckedDatabase(PostgresqlServer.shared(version).createDatabase(template));
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "No database could be created on PostgreSQL " + version, failure);
    }
  }
}
