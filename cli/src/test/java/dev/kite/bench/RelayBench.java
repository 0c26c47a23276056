package dev.kite.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Measures the relay's CPU time per message beside a naive relay on the same server library.
 *
 * <p>The relay runs in a process of its own; its CPU time is that process's, garbage collection and
 * compiler included, over the measured part of the run. One page and one console a room, so each
 * message is received once and sent once. Arguments: seconds to measure (20) and pages (100). Run
 * it with {@code mvn -Pbench verify}.
 */
public final class RelayBench {
  private static final int DEFAULT_SECONDS = 20;
  private static final int DEFAULT_PAGES = 100;
  private static final int READINGS_A_SECOND = 60;
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private RelayBench() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_SECONDS;
    int pages = args.length > 1 ? Integer.parseInt(args[1]) : DEFAULT_PAGES;
    System.out.printf(
        "%d pages, one console each; %d s measured after %d s; Java %s, %d cores%n",
        pages,
        seconds,
        WARM_UP.toSeconds(),
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors());
    System.out.println(Result.HEADER);
    compare(new RelayLoad.Steady(READINGS_A_SECOND), pages, seconds, 1.1);
    compare(new RelayLoad.Saturating(), pages, seconds, 0.5);
  }

  private static void compare(RelayLoad.Pattern pattern, int pages, int seconds, double goal)
      throws IOException, InterruptedException {
    var naive = run("naive", pattern, pages, seconds);
    var kite = run("kite", pattern, pages, seconds);
    System.out.printf(
        Locale.ROOT,
        "%-14s kite / naive = %.2f (goal: at most %.1f)%n",
        pattern.name(),
        kite.microsPerMessage() / naive.microsPerMessage(),
        goal);
  }

  private static Result run(String relay, RelayLoad.Pattern pattern, int pages, int seconds)
      throws IOException, InterruptedException {
    try (var process = RelayProcess.start(relay);
        var load = RelayLoad.connect(process.port(), pages, pattern, relay.equals("kite"))) {
      load.run(WARM_UP);
      var before = load.counts();
      var cpu = process.cpuTime();
      load.run(Duration.ofSeconds(seconds));
      var result =
          new Result(
              relay,
              pattern.name(),
              process.cpuTime().minus(cpu),
              load.counts().minus(before),
              seconds);
      System.out.println(result);
      return result;
    }
  }

  /** What one run came to. */
  private record Result(
      String relay, String pattern, Duration cpu, RelayLoad.Counts counts, int seconds) {
    static final String HEADER =
        "pattern        relay   sent/s  delivered/s  never delivered  relay CPU s   us/message";

    /** For each message that was delivered: what is dropped counts as work done for nothing. */
    double microsPerMessage() {
      return cpu.toNanos() / 1_000.0 / counts.delivered();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-14s %-6s %7d  %11d  %15d  %11.2f  %11.2f",
          pattern,
          relay,
          counts.sent() / seconds,
          counts.delivered() / seconds,
          Math.max(0, counts.sent() - counts.delivered()),
          cpu.toMillis() / 1_000.0,
          microsPerMessage());
    }
  }

  /** The class path's own main class for the child, kept beside the flags it is started with. */
  static List<String> command(String relay) {
    return List.of(
        System.getProperty("java.home") + "/bin/java",
        "-Xmx512m",
        "-cp",
        System.getProperty("java.class.path"),
        RelayUnderTest.class.getName(),
        relay);
  }
}
