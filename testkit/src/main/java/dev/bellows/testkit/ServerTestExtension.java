package dev.bellows.testkit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Repeats a test class for each selected version. */
final class ServerTestExtension implements ClassTemplateInvocationContextProvider {

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<? extends ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    ServerTest test =
        AnnotationSupport.findAnnotation(context.getRequiredTestClass(), ServerTest.class)
            .orElseThrow();
    return SelectedVersions.of(test.versions()).stream()
        .map(version -> new ServerInvocation(version, test.template()));
  }
}
