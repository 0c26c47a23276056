package dev.kite;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  @TempDir Path folder;

  private LauncherTree tree;

  @BeforeEach
  void layOutTree() throws IOException {
    tree = LauncherTree.in(folder);
  }

  @Test
  void firstStartBuildsTheJarAndRunsItWithTheArguments() throws Exception {
    var run = tree.kite("eval", "two words");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEqualTo("kite: building, the first time this takes a minute ...\n");
    assertThat(run.out()).endsWith("-jar\n" + tree.jar() + "\neval\ntwo words\n");
  }

  @Test
  void laterStartDoesNotBuildAgain() throws Exception {
    tree.kite();

    assertThat(tree.kite().err()).isEmpty();
    assertThat(tree.builds()).hasSize(1);
  }

  @Test
  void changedSourceIsBuiltBeforeTheStart() throws Exception {
    tree.kite();
    var source = Files.writeString(tree.path("cli/src/main/java/New.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

    tree.kite();

    assertThat(tree.builds()).hasSize(2);
  }

  @Test
  void worksThroughSymbolicLinkFromAnotherFolder() throws Exception {
    var link = Files.createSymbolicLink(tree.path("link"), Path.of("bin/kite"));

    var run = tree.start(link, tree.path("jdk")).finish();

    assertThat(run.out()).contains("-jar\n" + tree.jar() + "\n");
  }

  @Test
  void failedBuildNamesItsLogStartsNothingAndIsTriedAgain() throws Exception {
    tree.maven("#!/bin/sh\necho 'cannot compile'\nexit 1\n");

    var run = tree.kite();

    assertThat(run.exit()).isEqualTo(127);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .endsWith("kite: the build failed, see " + tree.path("target/build.log") + "\n");
    assertThat(tree.path("target/build.log")).content().contains("cannot compile");
    tree.maven(LauncherTree.MAVEN);
    assertThat(tree.kite().exit()).isZero();
  }

  @Test
  void startDuringTheBuildOfAnotherWaitsForItAndBuildsNothing() throws Exception {
    tree.maven("#!/bin/sh\nread -r line <gate\n" + LauncherTree.MAVEN);
    var gate = tree.pipe("gate");
    var first = tree.start(tree.launcher(), tree.path(""));
    tree.awaitLock();
    var second = tree.start(tree.launcher(), tree.path(""));
    await().atMost(10, SECONDS).until(() -> Files.readString(second.err()).contains("waiting"));
    Files.writeString(gate, "go on\n");

    assertThat(first.finish().out()).contains("-jar\n");
    assertThat(second.finish().out()).contains("-jar\n");
    assertThat(tree.builds()).hasSize(1);
  }

  @Test
  void lockOfBuilderThatDiedIsTakenOver() throws Exception {
    var dead = new ProcessBuilder("true").start();
    dead.waitFor();
    var lock = Files.createDirectory(tree.path(".build-lock"));
    Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

    assertThat(tree.kite().exit()).isZero();
    assertThat(lock).doesNotExist();
  }

  @Test
  void lockThatNobodyPutTheirNumberInIsTakenOverWhenItIsOld() throws Exception {
    var lock = Files.createDirectory(tree.path(".build-lock"));
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(60)));

    var run = tree.kite();

    assertThat(run.exit()).isZero();
    assertThat(run.err()).doesNotContain("waiting");
    assertThat(lock).doesNotExist();
  }

  @Test
  void buildThatDoesNotEndIsWaitedForTenMinutesAndItsLockNamed() throws Exception {
    tree.noteSleepsOnly();
    var lock = Files.createDirectory(tree.path(".build-lock"));
    Files.writeString(lock.resolve("pid"), ProcessHandle.current().pid() + "\n");

    var run = tree.kite();

    assertThat(run.exit()).isEqualTo(127);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .last(STRING)
        .isEqualTo(
            "kite: the build of another start takes more than 10 minutes: if none is running, delete %s"
                .formatted(lock));
    assertThat(tree.sleeps()).hasSize(600).containsOnly("1");
  }

  @Test
  void folderThatCannotBeWrittenIntoIsNamedInOneLine() throws Exception {
    // A file in the lock's place: no lock can be made, and nobody holds one.
    Files.writeString(tree.path(".build-lock"), "");

    var run = tree.kite();

    assertThat(run.exit()).isEqualTo(127);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("kite: %s must be built first and cannot be: ".formatted(tree.path("")))
        .contains(".build-lock")
        .hasLineCount(1);
  }

  @Test
  void tooOldJavaIsNamedInOneLine() throws Exception {
    tree.java("11.0.2");

    assertThat(tree.kite().err())
        .isEqualTo(
            "kite: Java 17 or newer is needed and %s/bin/java is 11.0.2: set JAVA_HOME to a newer one\n"
                .formatted(tree.path("jdk")));
  }

  @Test
  void javaHomeWithoutJavaIsNamedInOneLine() throws Exception {
    Files.delete(tree.path("jdk/bin/java"));

    var run = tree.kite();

    assertThat(run.exit()).isEqualTo(127);
    assertThat(run.err()).startsWith("kite: there is no bin/java in JAVA_HOME=").hasLineCount(1);
  }

  @Test
  void laterStartUsesTheArchiveThatTheFirstOneMade() throws Exception {
    tree.keepArchives();
    tree.kite();
    tree.awaitArchive();

    assertThat(tree.kite().out())
        .contains("-XX:SharedArchiveFile=" + tree.path("cache/kite/classes-"));
  }

  @Test
  void javaOf25AndNewerGetsItsOwnKindOfArchive() throws Exception {
    tree.keepArchives();
    tree.java("25.0.3");
    tree.kite();
    tree.awaitArchive();

    assertThat(tree.kite().out()).contains("-XX:AOTCache=" + tree.path("cache/kite/classes-"));
  }

  @Test
  void startsWithoutWordWhereNoArchiveCanBeKept() throws Exception {
    tree.kite();

    var run = tree.kite();

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("-jar\n").doesNotContain("SharedArchiveFile");
  }

  @Test
  void relayAloneKeepsTheFullCompiler() throws Exception {
    assertThat(tree.kite("serve").out()).doesNotContain("TieredStopAtLevel");
    assertThat(tree.kite("tail").out()).contains("-XX:TieredStopAtLevel=1\n");
  }
}
