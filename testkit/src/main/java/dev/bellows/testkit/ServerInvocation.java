package dev.bellows.testkit;

import java.util.List;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.Extension;

/** One run of a test class, on one version. */
record ServerInvocation(int version, Class<? extends DatabaseTemplate> template)
    implements ClassTemplateInvocationContext {

  @Override
  public String getDisplayName(int invocationIndex) {
    return "PostgreSQL " + version;
  }

  @Override
  public List<Extension> getAdditionalExtensions() {
    return List.of(new DatabaseInjection(version, template));
  }
}
