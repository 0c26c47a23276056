package dev.kite.bench;

import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionOptions;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.client.motion.ReplayReport;
import dev.kite.client.motion.TracePlayer;
import dev.kite.protocol.ControlKey;
import dev.kite.trace.TraceReader;
import dev.kite.trace.TraceSchedule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import org.awaitility.Awaitility;

/**
 * Measures how exactly a trace is replayed into a real page over a bad network: 0 to 300 ms of
 * jitter each way between relay and page, and a reset of the page's connection in the middle.
 *
 * <p>Counted by the page's own listeners, beside a plain chain of timers in the same page and a
 * message for each sample through a proxy of the same kind. Arguments: seconds of each replay (20),
 * and {@code quiet} or {@code loaded} for that half alone. Run it with {@code mvn -Pbench verify}.
 */
public final class ReplayBench {
  private static final int DEFAULT_SECONDS = 20;
  private static final int REFERENCE_SECONDS = 5;
  private static final int JITTER = 300;
  private static final int[] RATES = {60, 200};
  private static final int BUSY = 2;

  /** Time in which rows are shipped before the first is fired. */
  private static final int AHEAD = 2;

  private final int seconds;
  private final Path folder;
  private final JitterProxy proxy;
  private final JitterProxy messageProxy;
  private final ReplayBrowser page;
  private final RelayConnection console;
  private final ScheduledExecutorService timer;

  /** One line of the table: where, and what is to be reached. */
  private record Place(String load, String visibility, int rate) {
    boolean isReached(Lateness lateness) {
      return load.equals("quiet") ? lateness.p99() <= 2 : lateness.p95() <= 8;
    }

    String goal() {
      return load.equals("quiet") ? "p99 <= 2 ms" : "p95 <= 8 ms";
    }

    void print(String what, Lateness lateness, String rest) {
      System.out.printf(
          Locale.ROOT,
          "%-6s %-7s %3d Hz  %-22s %s  %s%n",
          load,
          visibility,
          rate,
          what,
          lateness,
          rest);
    }
  }

  private ReplayBench(
      int seconds,
      Path folder,
      JitterProxy proxy,
      JitterProxy messageProxy,
      ReplayBrowser page,
      RelayConnection console,
      ScheduledExecutorService timer) {
    this.seconds = seconds;
    this.folder = folder;
    this.proxy = proxy;
    this.messageProxy = messageProxy;
    this.page = page;
    this.console = console;
    this.timer = timer;
  }

  public static void main(String[] args) throws Exception {
    LogManager.getLogManager().reset();
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_SECONDS;
    var loads = args.length > 1 ? List.of(args[1]) : List.of("quiet", "loaded");
    var random = new Random();
    var key = ControlKey.random(new SecureRandom());
    var timer = Executors.newSingleThreadScheduledExecutor();
    try (var relay = RelayProcess.start("kite");
        var proxy = JitterProxy.start(relay.port(), JITTER, random);
        var messages = MessagePerSample.start();
        var messageProxy = JitterProxy.start(messages.port(), JITTER, random);
        var page = ReplayBrowser.open(tag(proxy, key));
        var console = connect(relay, key)) {
      var folder = Files.createTempDirectory("kite-bench");
      var bench = new ReplayBench(seconds, folder, proxy, messageProxy, page, console, timer);
      bench.introduce();
      for (var load : loads) {
        bench.run(load);
      }
    } finally {
      timer.shutdownNow();
    }
  }

  private static String tag(JitterProxy proxy, ControlKey key) {
    return "<script src=http://127.0.0.1:%d/kite.js?%s></script>"
        .formatted(proxy.port(), key.pageKey().text());
  }

  private static RelayConnection connect(RelayProcess relay, ControlKey key) throws Exception {
    return RelayConnection.connect(
        URI.create("http://127.0.0.1:" + relay.port()),
        key,
        ConnectionOptions.of("kite/bench"),
        new ConnectionListener() {});
  }

  private void introduce() {
    System.out.printf(
        "%d s a replay, 0 to %d ms of jitter each way, one reset; Java %s, %d cores, load %s%n",
        seconds,
        JITTER,
        System.getProperty("java.version"),
        Runtime.getRuntime().availableProcessors(),
        loadAverage());
    System.out.println(
        "load   page      rate  ms late:                   p50     p95     p99      max");
  }

  private void run(String load) throws Exception {
    BusyProcesses.during(
        load.equals("quiet") ? 0 : BUSY,
        () -> {
          measure(load, "visible");
          page.whileHidden(() -> measure(load, "hidden"));
        });
  }

  private void measure(String load, String visibility) throws Exception {
    for (var rate : RATES) {
      measure(new Place(load, visibility, rate));
    }
  }

  private void measure(Place place) throws Exception {
    replay(place);
    int samples = place.rate() * REFERENCE_SECONDS;
    place.print("setTimeout chain", Lateness.of(page.chain(place.rate(), samples)), "");
    var url = "ws://127.0.0.1:" + messageProxy.port() + "/?" + place.rate() + "," + samples;
    var due = new double[samples];
    for (int i = 0; i < samples; i++) {
      due[i] = i * 1000.0 / place.rate();
    }
    place.print(
        "message per sample", Lateness.againstTheSoonest(page.messages(url, samples), due), "");
  }

  private void replay(Place place) throws Exception {
    var trace = ReplayTrace.write(folder, place.rate(), seconds, new Random());
    page.begin(trace.samples());
    int connections = proxy.accepted();
    var reset =
        timer.schedule(
            proxy::reset, TimeUnit.SECONDS.toMillis(AHEAD) + seconds * 500L, TimeUnit.MILLISECONDS);
    var report = play(trace);
    var load = loadAverage();
    boolean isHidden = page.isHidden();
    var times = page.times();
    var lateness = Lateness.againstTheSoonest(times, trace.due());
    var told = report.lateness();
    place.print(
        "kite, page's listeners",
        lateness,
        String.format(
            Locale.ROOT,
            "%s: %s; %d of %d samples, %s; %d stalls, %d leaked, %d reset, %d reconnects, load %s",
            place.goal(),
            place.isReached(lateness) ? "reached" : "MISSED",
            times.length,
            trace.samples(),
            trace.isBitEqual(page.values()) ? "bit-equal" : "NOT EQUAL",
            report.stalls(),
            report.leaked() + page.realEvents(),
            reset.get(),
            proxy.accepted() - connections,
            load));
    place.print(
        "kite, its own report",
        new Lateness(told.p50(), told.p95(), told.p99(), told.max()),
        String.format(
            Locale.ROOT,
            "clock %s, %s; document.hidden %s, for %.1f s",
            report.clock(),
            report.ended(),
            isHidden,
            report.hidden() / 1000));
  }

  private ReplayReport play(ReplayTrace trace) throws IOException {
    try (var schedule = TraceSchedule.once(() -> TraceReader.open(trace.file()), 1)) {
      var player =
          new TracePlayer(
              console, target(), schedule, new SecureRandom(), (fired, stalls, now) -> {});
      var result = player.play("bench");
      if (result instanceof TracePlayer.Played played) {
        return played.report();
      }
      throw new IOException("the replay failed: " + result);
    }
  }

  private Target target() {
    return Awaitility.await("the page on the relay")
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> console.targets().stream().filter(Target::connected).toList(), l -> !l.isEmpty())
        .get(0);
  }

  private static String loadAverage() {
    return String.format(
        Locale.ROOT, "%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
