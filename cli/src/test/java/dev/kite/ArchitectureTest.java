package dev.kite;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.kite.cli.Main;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

/** Holds the package map of docs/architecture.md. */
@AnalyzeClasses(packages = "dev.kite", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] NETWORK = {"io.undertow..", "org.xnio.."};
  private static final String[] TERMINAL = {"org.jline..", "picocli.."};

  @ArchTest
  static final ArchRule modulesPointOneWay =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.kite.inject..", "dev.kite.protocol..", "dev.kite.relay..", "dev.kite.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.kite.cli..",
              "dev.kite.client..",
              "dev.kite.repl..",
              "dev.kite.stack..",
              "dev.kite.devtools..",
              "dev.kite.trace..");

  @ArchTest
  static final ArchRule injectStandsAlone =
      noClasses()
          .that()
          .resideInAPackage("dev.kite.inject..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.kite..").and(resideOutsideOfPackage("dev.kite.inject..")));

  @ArchTest
  static final ArchRule protocolKnowsTheJdkAndGsonOnly =
      classes()
          .that()
          .resideInAPackage("dev.kite.protocol..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.kite.protocol..", "java..", "com.google.gson..", "org.jspecify..");

  @ArchTest
  static final ArchRule relayHasNoInputOrOutput =
      noClasses()
          .that()
          .resideInAPackage("dev.kite.relay..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "io.undertow..",
                      "org.xnio..",
                      "java.nio.channels..",
                      "java.nio.file..",
                      "java.net.http..")
                  .or(
                      nameMatching(
                          "java\\.net\\..*(Socket|URLConnection).*|java\\.io\\..*(Stream|Reader|Writer|File).*")));

  @ArchTest
  static final ArchRule stacksKnowTheJdkAndGsonOnly =
      classes()
          .that()
          .resideInAPackage("dev.kite.stack..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.kite.stack..", "java..", "com.google.gson..", "org.jspecify..");

  @ArchTest
  static final ArchRule onlyHttpKnowsTheNetworkLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.kite.http..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(NETWORK);

  @ArchTest
  static final ArchRule terminalStaysOutOfWhatProgramsUse =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.kite.client..", "dev.kite.trace..", "dev.kite.http..", "dev.kite.devtools..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(TERMINAL);

  @ArchTest
  static final ArchRule commandLineStaysOutOfThePrompt =
      noClasses()
          .that()
          .resideInAPackage("dev.kite.repl..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule devtoolsAreAnotherConsoleAndNoPartOfTheRelay =
      noClasses()
          .that()
          .resideInAPackage("dev.kite.devtools..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.kite.relay..", "dev.kite.repl..", "dev.kite.cli..");

  @ArchTest
  static final ArchRule traceFilesKnowNoConnection =
      noClasses()
          .that()
          .resideInAPackage("dev.kite.trace..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.kite.client..", "dev.kite.http..", "dev.kite.relay..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.kite.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyMainEndsTheProcess =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Main.class)
          .should()
          .callMethod(System.class, "exit", int.class);

  @ArchTest
  static final ArchRule timeIsParameterOfTheRelayAndTheProtocol =
      noClasses()
          .that()
          .resideInAnyPackage("dev.kite.relay..", "dev.kite.protocol..")
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now");

  @ArchTest
  static final ArchRule nobodySleeps =
      noClasses().should().callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule everyPackageSaysWhatLivesThere =
      classes().should(resideInPackageThatIsNullMarked());

  private static ArchCondition<JavaClass> resideInPackageThatIsNullMarked() {
    return new ArchCondition<>("reside in a package with a null-marked package-info") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        events.add(
            new SimpleConditionEvent(
                type,
                type.getPackage().isAnnotatedWith(NullMarked.class),
                type.getName() + " lies in a package without a null-marked package-info.java"));
      }
    };
  }
}
