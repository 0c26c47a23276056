package dev.kite.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One run of {@code bin/kite} on pipes, its lines collected as they come. */
final class KiteProcess implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Process process;
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();
  private final List<Thread> readers;

  private KiteProcess(Process process) {
    this.process = process;
    readers =
        List.of(collect(process.getInputStream(), out), collect(process.getErrorStream(), err));
  }

  static KiteProcess start(Home home, String... words) throws IOException {
    return start(home, Map.of(), words);
  }

  private static KiteProcess start(Home home, Map<String, String> more, String... words)
      throws IOException {
    var builder = new ProcessBuilder(home.kite(words));
    builder.environment().putAll(home.environment());
    builder.environment().putAll(more);
    var process = builder.start();
    process.getOutputStream().close();
    return new KiteProcess(process);
  }

  /** A relay on the home's port, which answers already. */
  static KiteProcess serve(Home home) throws IOException {
    return serve(home, Map.of());
  }

  /** The same with {@code flags} for its Java. */
  static KiteProcess serve(Home home, String flags) throws IOException {
    return serve(home, Map.of("JAVA_TOOL_OPTIONS", flags));
  }

  private static KiteProcess serve(Home home, Map<String, String> more) throws IOException {
    var relay = start(home, more, "serve", "--port", Integer.toString(home.port));
    relay.awaitLine("the relay's address", line -> line.contains(home.relay()));
    return relay;
  }

  List<String> lines() {
    return out;
  }

  List<String> errors() {
    return err;
  }

  void awaitLine(String what, Predicate<String> condition) {
    await(what, () -> out.stream().anyMatch(condition) || err.stream().anyMatch(condition));
  }

  void await(String what, java.util.concurrent.Callable<Boolean> condition) {
    try {
      Awaitility.await().atMost(DEADLINE).pollInterval(Duration.ofMillis(20)).until(condition);
    } catch (ConditionTimeoutException late) {
      throw new AssertionError(
          "waited for " + what + "; out: " + tail(out) + " err: " + tail(err), late);
    }
  }

  /** The exit code, all output collected. */
  int awaitExit() throws InterruptedException {
    if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running; out: " + tail(out) + " err: " + tail(err));
    }
    for (var reader : readers) {
      reader.join(DEADLINE.toMillis());
    }
    return process.exitValue();
  }

  /** Kills the process as {@code kill -9} does and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitExit();
  }

  /**
   * Asks the process to end, as Ctrl-C does; by another signal, because whoever runs the tests in
   * the background has them ignore that one.
   */
  void terminate() {
    // Process.destroy would close the streams before the last words are read.
    process.toHandle().destroy();
  }

  /** Kills what is still running; nobody waits for it. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static List<String> tail(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - 12), lines.size());
  }

  private static Thread collect(InputStream stream, List<String> lines) {
    var thread =
        new Thread(
            () -> {
              try (var reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                  lines.add(line);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
