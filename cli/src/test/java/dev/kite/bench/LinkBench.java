package dev.kite.bench;

import dev.kite.FakePage;
import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionOptions;
import dev.kite.client.PageClock;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.client.motion.LinkReport;
import dev.kite.client.motion.LiveLink;
import dev.kite.protocol.ControlKey;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.TargetLink;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.LogManager;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * Measures a live link into a real page: 60 readings a second of a sender that keeps exact time,
 * over loopback and over a network that holds each chunk for 0 to 100 ms.
 *
 * <p>Latency is what {@code kite link} shows; spacing is by how much the time between two events,
 * as the page's own listener sees it, differs from that between their readings. Argument: seconds
 * of each run (20). Run it with {@code mvn -Pbench verify}.
 */
public final class LinkBench {
  private static final int DEFAULT_SECONDS = 20;
  private static final int RATE = 60;
  private static final int JITTER = 100;

  /** In which a link finds its delay; not counted. */
  private static final int SETTLING = 10;

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final int seconds;
  private final RelayConnection console;
  private final ReplayBrowser page;

  private LinkBench(int seconds, RelayConnection console, ReplayBrowser page) {
    this.seconds = seconds;
    this.console = console;
    this.page = page;
  }

  public static void main(String[] args) throws Exception {
    LogManager.getLogManager().reset();
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_SECONDS;
    var key = ControlKey.random(new SecureRandom());
    try (var relay = RelayProcess.start("kite");
        var proxy = JitterProxy.start(relay.port(), JITTER, new Random());
        var page = ReplayBrowser.open(tag(relay.port(), key));
        var console = connect(relay.port(), key)) {
      var bench = new LinkBench(seconds, console, page);
      System.out.printf(
          "A live link into a page, %d Hz, %d s each after %d s%n", RATE, seconds, SETTLING);
      bench.run("loopback", relay.port(), key);
      bench.run("0 to " + JITTER + " ms", proxy.port(), key);
    }
  }

  private static String tag(int port, ControlKey key) {
    return "<script src=http://127.0.0.1:%d/kite.js?%s></script>"
        .formatted(port, key.pageKey().text());
  }

  private static RelayConnection connect(int port, ControlKey key) throws Exception {
    return RelayConnection.connect(
        address(port), key, ConnectionOptions.of("bench"), new ConnectionListener() {});
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private void run(String network, int port, ControlKey key) throws Exception {
    var title = "Sender over " + network;
    try (var sender = FakePage.open(address(port), key.pageKey(), title, "9f86d081884c7d65")) {
      sender.answers("Kite.clock", it -> "{\"result\":{\"now\":" + now() + "}}");
      var source = target(title);
      var fed = target("Bench");
      run(network + ", adaptive", sender, source, fed, OptionalInt.empty());
      run(network + ", --latency 0", sender, source, fed, OptionalInt.of(0));
    }
  }

  private void run(String name, FakePage sender, Target source, Target fed, OptionalInt latency) {
    int samples = (SETTLING + seconds) * RATE;
    var report = new AtomicReference<LinkReport>();
    var link = new TargetLink(source.id(), Set.of(SensorStream.MOTION), latency);
    var live = new LiveLink(console, source, fed, link, System::nanoTime, report::set);
    double ahead = PageClock.measure(console, fed.id(), System::nanoTime).orElseThrow().offset();
    page.begin(samples);
    var thread = new Thread(live::run, "link");
    thread.start();
    Awaitility.await("the link").atMost(DEADLINE).until(() -> !sender.watched().isEmpty());
    var sent = send(sender, samples);
    Awaitility.await("the last one")
        .atMost(DEADLINE)
        .until(() -> last(page.values()) == samples - 1);
    live.stop();
    join(thread);
    var heard = page.times();
    var values = page.values();
    var late = latency(heard, values, sent, ahead);
    print(name, late, spacing(heard, values, sent), report.get());
  }

  /** Rows numbered by their first value; answers each one's time. */
  private static double[] send(FakePage sender, int samples) {
    var times = new double[samples];
    long start = System.nanoTime();
    for (int i = 0; i < samples; i++) {
      for (long wait; (wait = start + i * 1_000_000_000L / RATE - System.nanoTime()) > 0; ) {
        LockSupport.parkNanos(wait);
      }
      times[i] = now();
      sender.readings(
          SensorStream.MOTION,
          i + 1,
          "[[\"m\",%s,[%d,0.5,-0.5],[0.1,9.81,0.25],[1,2,3],16]]".formatted(times[i], i));
    }
    return times;
  }

  /** Of the counted part, in ms, sorted. */
  private static double[] latency(double[] heard, double[] values, double[] sent, double ahead) {
    return IntStream.range(0, heard.length)
        .filter(i -> values[i * 10] >= SETTLING * RATE)
        .mapToDouble(i -> heard[i] - ahead - sent[(int) values[i * 10]])
        .sorted()
        .toArray();
  }

  /** Differences in ms of the counted part, sorted; as many as pairs of events came. */
  private static double[] spacing(double[] heard, double[] values, double[] sent) {
    return IntStream.range(1, heard.length)
        .filter(i -> values[i * 10] >= SETTLING * RATE)
        .mapToDouble(
            i -> {
              double between = sent[(int) values[i * 10]] - sent[(int) values[i * 10 - 10]];
              return Math.abs(heard[i] - heard[i - 1] - between);
            })
        .sorted()
        .toArray();
  }

  private void print(String name, double[] latency, double[] spacing, LinkReport report) {
    System.out.printf(
        Locale.ROOT,
        "%-24s %4.1f/s  latency p50 %5.1f p95 %5.1f ms  spacing p50 %5.2f p95 %6.2f ms"
            + "  %d of %d dropped; kite link says %s%n",
        name,
        (double) latency.length / seconds,
        at(latency, 50),
        at(latency, 95),
        at(spacing, 50),
        at(spacing, 95),
        seconds * RATE - latency.length,
        seconds * RATE,
        report.line());
  }

  private static int last(double[] values) {
    return values.length == 0 ? -1 : (int) values[values.length - 10];
  }

  private static double at(double[] sorted, int percent) {
    return sorted[sorted.length * percent / 100];
  }

  private Target target(String title) {
    return Awaitility.await(title)
        .atMost(DEADLINE)
        .until(
            () -> console.targets().stream().filter(it -> it.title().equals(title)).toList(),
            found -> !found.isEmpty())
        .get(0);
  }

  private static double now() {
    return System.nanoTime() / 1e6;
  }

  private static void join(Thread thread) {
    try {
      thread.join(DEADLINE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
