package dev.kite.journey;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A user's machine: an own home folder with nothing of ours in it, the launcher, and a free port.
 */
final class Home {
  final Path folder;
  final int port;

  Home(Path folder) throws IOException {
    this.folder = folder;
    this.port = freePort();
  }

  /**
   * One that nobody has, below those that the system gives away: a browser that starts meanwhile
   * would be given it.
   */
  private static int freePort() throws IOException {
    for (int tried = 0; tried < 100; tried++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (var probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (BindException e) {
        // Somebody's: another.
      }
    }
    throw new IOException("100 ports between 20000 and 32000 are all taken");
  }

  Map<String, String> environment() {
    return Map.of(
        "HOME", folder.toString(),
        "XDG_CONFIG_HOME", folder.resolve("config").toString(),
        "XDG_STATE_HOME", folder.resolve("state").toString(),
        "XDG_CACHE_HOME", folder.resolve("cache").toString(),
        "KITE_RELAY", relay());
  }

  String relay() {
    return "http://127.0.0.1:" + port;
  }

  /** The words of {@code bin/kite words...}. */
  List<String> kite(String... words) {
    var command = new ArrayList<String>();
    command.add(launcher().toString());
    command.addAll(List.of(words));
    return command;
  }

  /** The tag that a page of this user's carries. */
  String scriptTag() throws IOException, InterruptedException {
    try (var key = KiteProcess.start(this, "key", "show", "--page")) {
      if (key.awaitExit() != 0) {
        throw new AssertionError("kite key show --page: " + key.errors());
      }
      return "<script src=\"" + relay() + "/kite.js?" + key.lines().get(0) + "\"></script>";
    }
  }

  private static Path launcher() {
    // Surefire and failsafe run in the module's folder.
    var launcher = Path.of("..", "bin", "kite").toAbsolutePath().normalize();
    if (!Files.isExecutable(launcher)) {
      throw new AssertionError(launcher + " is missing: run the tests from the cli module");
    }
    return launcher;
  }
}
