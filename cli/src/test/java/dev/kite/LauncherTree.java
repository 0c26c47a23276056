package dev.kite;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A small project tree with the real bin/kite, and stand-ins for Maven and Java that note how they
 * were called.
 */
final class LauncherTree {
  static final String MAVEN =
      """
      #!/bin/sh
      echo "$@" >>builds
      mkdir -p cli/target
      echo jar >cli/target/kite.jar
      """;
  private static final String JAVA =
      """
      #!/bin/sh
      for argument; do
        case $argument in
          -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*) echo archive >"${argument#*=}"; exit ;;
        esac
      done
      printf '%s\\n' "$@"
      """;

  private final Path root;
  private Path cache;

  private LauncherTree(Path root) {
    this.root = root;
    // Below a file no archive can be kept: nothing runs on in the background unless a test asks for
    // it.
    this.cache = root.resolve("pom.xml/cache");
  }

  static LauncherTree in(Path folder) throws IOException {
    // Folders of users have spaces in their names.
    var tree = new LauncherTree(folder.toRealPath().resolve("a kite"));
    Files.createDirectories(tree.path("bin"));
    Files.createDirectories(tree.path("cli/src/main/java"));
    Files.copy(Path.of("../bin/kite"), tree.launcher());
    Files.writeString(tree.path("pom.xml"), "");
    Files.writeString(tree.path("cli/pom.xml"), "");
    tree.java("17.0.15");
    tree.maven(MAVEN);
    return tree;
  }

  Path path(String name) {
    return root.resolve(name);
  }

  Path launcher() {
    return path("bin/kite");
  }

  Path jar() {
    return path("cli/target/kite.jar");
  }

  void java(String version) throws IOException {
    script("jdk/bin/java", JAVA);
    Files.writeString(path("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
  }

  void maven(String text) throws IOException {
    script("tools/mvn", text);
  }

  /** Nobody really sleeps any more; how long they would have is noted. */
  void noteSleepsOnly() throws IOException {
    script("tools/sleep", "#!/bin/sh\necho \"$1\" >>sleeps\n");
  }

  List<String> sleeps() throws IOException {
    return Files.readAllLines(path("sleeps"));
  }

  /** A named pipe: whoever reads it is held until somebody writes. */
  Path pipe(String name) throws Exception {
    var made = new ProcessBuilder("mkfifo", path(name).toString()).start();
    assertThat(made.waitFor()).isZero();
    return path(name);
  }

  void keepArchives() {
    cache = path("cache");
  }

  void awaitLock() {
    await().atMost(10, SECONDS).until(() -> Files.exists(path(".build-lock/pid")));
  }

  void awaitArchive() {
    await()
        .atMost(10, SECONDS)
        .until(() -> archives().size() == 1 && !archives().get(0).endsWith(".making"));
  }

  /** How Maven was called, one line a build. */
  List<String> builds() throws IOException {
    return Files.readAllLines(path("builds"));
  }

  Run kite(String... arguments) throws Exception {
    return start(launcher(), root, arguments).finish();
  }

  Started start(Path executable, Path folder, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(List.of(arguments));
    var out = Files.createTempFile(root, "out", "");
    var err = Files.createTempFile(root, "err", "");
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    var environment = builder.environment();
    environment.put("JAVA_HOME", path("jdk").toString());
    environment.put("XDG_CACHE_HOME", cache.toString());
    environment.merge("PATH", path("tools").toString(), (path, ours) -> ours + ":" + path);
    return new Started(builder.start(), out, err);
  }

  private void script(String name, String text) throws IOException {
    Files.createDirectories(path(name).getParent());
    Files.writeString(path(name), text);
    assertThat(path(name).toFile().setExecutable(true)).isTrue();
  }

  private List<String> archives() throws IOException {
    var folder = cache.resolve("kite");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.map(Path::toString).toList();
    }
  }

  /** A launcher under way, and the files that take what it prints. */
  record Started(Process process, Path out, Path err) {
    Run finish() throws Exception {
      try {
        assertThat(process.waitFor(20, SECONDS)).isTrue();
      } finally {
        process.destroyForcibly();
      }
      return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  /** What came of a start. */
  record Run(int exit, String out, String err) {}
}
