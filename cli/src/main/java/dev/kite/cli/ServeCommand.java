package dev.kite.cli;

import dev.kite.repl.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kite serve}: a relay without a console. */
@Command(
    name = "serve",
    description = "Run a relay alone, until Ctrl-C.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite serve --lan --port 8080"})
final class ServeCommand implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Mixin private ListenOptions listen = new ListenOptions();

  @Option(names = "--lan", description = "Listen on this machine's private network addresses too.")
  private boolean lan;

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() throws IOException {
    var stop = new CompletableFuture<ExitCode>();
    return Finishing.during(
        surroundings.interrupts(), () -> stop.complete(ExitCode.OK), () -> serve(stop));
  }

  /** Until {@code stop}; the relay has said goodbye to everybody when this returns. */
  private ExitCode serve(CompletableFuture<ExitCode> stop) {
    var reach = lan ? ListenOptions.Reach.LAN : ListenOptions.Reach.LOOPBACK;
    var addresses = ListenOptions.addresses(reach);
    try (var relay = listen.start(addresses, surroundings, "")) {
      relay.urls().forEach(url -> surroundings.out().println("kite relay on " + url));
      if (lan) {
        surroundings.err().println("Plain http: whoever shares your network can read along.");
      }
      return stop.join();
    }
  }
}
