package dev.bellows.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs a test class once per selected PostgreSQL version and gives each test that has a {@link
 * Database} parameter (in the test, its {@code @BeforeEach} or its constructor) a fresh one; a
 * {@code @BeforeAll} gets one for the whole class.
 *
 * <p>Where parallel execution is enabled, tests run beside each other, each on its own database.
 *
 * <p>After the test the database is checked for leaks, which fail the test, and dropped. The
 * versions come from the system property {@code bellows.test.postgresql} or the environment
 * variable {@code BELLOWS_TEST_POSTGRESQL} ({@code 14,18}); by default it is 18.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ClassTemplate
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(ServerTestExtension.class)
public @interface ServerTest {

  /** On which of the selected versions the class runs; default all. */
  Versions versions() default Versions.SELECTED;

  /** Which versions a class runs on. */
  enum Versions {
    SELECTED,
    /** Only the newest of the selected ones: for what takes long and is the same on all. */
    NEWEST
  }

  /** What the databases of this class are copies of. */
  Class<? extends DatabaseTemplate> template() default EmptyTemplate.class;
}
