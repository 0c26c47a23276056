package dev.kite.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;

/** A relay in a process of its own, ended with this object. */
final class RelayProcess implements AutoCloseable {
  private final Process process;
  private final int port;

  private RelayProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static RelayProcess start(String relay) throws IOException {
    var process =
        new ProcessBuilder(RelayBench.command(relay))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    var line = output.readLine();
    if (line == null) {
      throw new IOException("the relay process ended before it said its port");
    }
    return new RelayProcess(process, Integer.parseInt(line));
  }

  int port() {
    return port;
  }

  /** User and system time of all its threads so far. */
  Duration cpuTime() {
    return process.toHandle().info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() throws IOException {
    // The child ends when its input does.
    process.getOutputStream().close();
    process.onExit().join();
  }
}
