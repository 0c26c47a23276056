package dev.kite.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Prints how long it takes from typing {@code kite} to its first prompt, at a real pseudo-terminal,
 * beside the bare start of a Java program on the same machine in the same minutes.
 *
 * <p>The runs take turns, so a noisy neighbour meets all of them. Needs {@code script} of
 * util-linux.
 */
final class FirstPromptBench {
  private static final int RUNS = 11;
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private FirstPromptBench() {}

  public static void main(String[] args) throws Exception {
    var home = Files.createTempDirectory("kite-bench");
    var kite = checkout();
    var launcher = kite.resolve("bin/kite").toString();
    var jar = kite.resolve("cli/target/kite.jar").toString();
    warmUp(launcher, home);

    var launched = new ArrayList<Double>();
    var plain = new ArrayList<Double>();
    var bare = new ArrayList<Double>();
    for (var run = 0; run < RUNS; run++) {
      launched.add(untilPrompt(List.of(launcher, "--local"), home));
      plain.add(untilPrompt(List.of("java", "-jar", jar, "--local"), home));
      bare.add(untilEnd(List.of("java", "-jar", jar, "--version")));
    }
    print("bin/kite to its first prompt", launched);
    print("java -jar kite.jar to its first prompt", plain);
    print("java -jar kite.jar --version, start to end", bare);
  }

  /** The bench may be run from the checkout or from a module. */
  private static Path checkout() {
    var folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("bin/kite"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("run this inside kite's checkout: bin/kite was not found");
    }
    return folder;
  }

  /** Two starts: the first one builds and begins the class archive, the last one must find it. */
  private static void warmUp(String launcher, Path home) throws Exception {
    untilPrompt(List.of(launcher, "--local"), home);
    var deadline = System.nanoTime() + DEADLINE.toNanos();
    var archive = home.resolve("cache").resolve("kite");
    while (isEmpty(archive)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("no class archive came up in " + archive);
      }
      untilPrompt(List.of(launcher, "--local"), home);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** Milliseconds until {@code kite> } stands on the terminal. */
  private static double untilPrompt(List<String> command, Path home) throws Exception {
    var words = String.join(" ", command) + " --port " + freePort();
    var builder = new ProcessBuilder("script", "-qfec", words, "/dev/null");
    builder.environment().putAll(environment(home));
    builder.redirectErrorStream(true);
    var begin = System.nanoTime();
    var process = builder.start();
    // The end of the process ends the read below.
    CompletableFuture.delayedExecutor(DEADLINE.toSeconds(), TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    try {
      var output = process.getInputStream();
      var seen = new StringBuilder();
      var chunk = new byte[8192];
      while (seen.indexOf("kite> ") < 0 && seen.indexOf("kite\u001b") < 0) {
        var count = output.read(chunk);
        if (count < 0) {
          throw new IOException("no prompt came: " + seen);
        }
        seen.append(new String(chunk, 0, count, ISO_8859_1));
      }
      return (System.nanoTime() - begin) / 1e6;
    } finally {
      // Ctrl-D at the prompt: an orderly end, also of the process below script.
      process.getOutputStream().write(4);
      process.getOutputStream().flush();
      if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private static double untilEnd(List<String> command) throws Exception {
    var begin = System.nanoTime();
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    process.waitFor();
    return (System.nanoTime() - begin) / 1e6;
  }

  private static Map<String, String> environment(Path home) {
    return Map.of(
        "HOME", home.toString(),
        "TERM", "xterm-256color",
        "XDG_CONFIG_HOME", home.resolve("config").toString(),
        "XDG_STATE_HOME", home.resolve("state").toString(),
        "XDG_CACHE_HOME", home.resolve("cache").toString());
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private static void print(String what, List<Double> milliseconds) {
    Collections.sort(milliseconds);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-46s median %4.0f ms   (%.0f to %.0f, %d runs)",
            what,
            milliseconds.get(milliseconds.size() / 2),
            milliseconds.get(0),
            milliseconds.get(milliseconds.size() - 1),
            milliseconds.size()));
  }
}
