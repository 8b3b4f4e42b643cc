package dev.bellows.conformance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.bellows.postgresql.PostgreSqlDialect;
import java.sql.DriverManager;

/** The arrows of CONTRIBUTING.md. */
@AnalyzeClasses(packages = "dev.bellows", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule modelKnowsNothing =
      classes()
          .that(resideInAPackage("dev.bellows.model.."))
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("java..")
                  .or(resideInAPackage("org.jspecify.."))
                  .or(resideInAPackage("dev.bellows.model..")));

  @ArchTest
  static final ArchRule formatKnowsTheModelAlone =
      noClasses()
          .that(resideInAPackage("dev.bellows.format.."))
          .should()
          .dependOnClassesThat(ours("model", "format"));

  @ArchTest
  static final ArchRule engineKnowsTheModelAndJdbc =
      classes()
          .that(resideInAPackage("dev.bellows.engine.."))
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("java..")
                  .or(resideInAPackage("org.jspecify.."))
                  .or(resideInAPackage("org.slf4j.."))
                  .or(resideInAPackage("dev.bellows.model.."))
                  .or(resideInAPackage("dev.bellows.engine..")));

  @ArchTest
  static final ArchRule dialectKnowsEngineAndModelAndNoDriver =
      classes()
          .that(resideInAPackage("dev.bellows.postgresql.."))
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("java..")
                  .or(resideInAPackage("org.jspecify.."))
                  .or(resideInAPackage("org.slf4j.."))
                  .or(resideInAPackage("dev.bellows.model.."))
                  .or(resideInAPackage("dev.bellows.engine.."))
                  .or(resideInAPackage("dev.bellows.postgresql..")));

  @ArchTest
  static final ArchRule clientKnowsTheModelAlone =
      classes()
          .that(resideInAPackage("dev.bellows.client.."))
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("java..")
                  .or(resideInAPackage("javax.sql.."))
                  .or(resideInAPackage("org.jspecify.."))
                  .or(resideInAPackage("org.slf4j.."))
                  .or(resideInAPackage("dev.bellows.model.."))
                  .or(resideInAPackage("dev.bellows.client..")));

  @ArchTest
  static final ArchRule testkitKnowsNoEngine =
      noClasses()
          .that(resideInAPackage("dev.bellows.testkit.."))
          .should()
          .dependOnClassesThat(ours("testkit"));

  @ArchTest
  static final ArchRule planningTouchesNoDatabase =
      noClasses()
          .that(resideInAPackage("dev.bellows.engine.plan.."))
          .should()
          .dependOnClassesThat(resideInAPackage("java.sql..").or(resideInAPackage("javax.sql..")));

  @ArchTest
  static final ArchRule onlyTheCommandLinePicksADialect =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.bellows.cli..")
          .should()
          .callConstructor(PostgreSqlDialect.class, String.class);

  @ArchTest
  static final ArchRule onlyRootsOpenConnections =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.bellows.cli..", "dev.bellows.testkit..", "dev.bellows.conformance..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(DriverManager.class);

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.bellows.cli..")
          .should(ACCESS_STANDARD_STREAMS);

  /** The facade in the root package knows all. */
  @ArchTest
  static final ArchRule enginePackagesFormNoCycle =
      slices().matching("dev.bellows.engine.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule classesAreNamedAfterWhatTheyAre =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)");

  /** Classes of Bellows, apart from those of some modules. */
  private static DescribedPredicate<JavaClass> ours(String... except) {
    DescribedPredicate<JavaClass> ours = resideInAPackage("dev.bellows..");
    for (String module : except) {
      ours = ours.and(DescribedPredicate.not(resideInAPackage("dev.bellows." + module + "..")));
    }
    return ours;
  }
}
