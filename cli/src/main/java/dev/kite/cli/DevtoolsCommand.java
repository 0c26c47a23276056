package dev.kite.cli;

import dev.kite.client.Backlog;
import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.devtools.DevtoolsOptions;
import dev.kite.devtools.DevtoolsServer;
import dev.kite.devtools.TargetWatcher;
import dev.kite.protocol.Role;
import dev.kite.repl.ExitCode;
import dev.kite.repl.PlainText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kite devtools}: pages as targets of the Chrome DevTools Protocol. */
@Command(
    name = "devtools",
    description = {
      "Serve the pages to Puppeteer, Playwright and Chrome's own DevTools, until Ctrl-C.",
      "They are targets of the Chrome DevTools Protocol, on this machine alone."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite devtools --port 9222"})
final class DevtoolsCommand implements Callable<ExitCode> {
  /** As browsers write it, without a host's capitals or a path. */
  private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://[^/?#@\\sA-Z]+");

  private final Surroundings surroundings;

  @Mixin private RelayOptions relay = new RelayOptions();
  @Mixin private TargetOption target = new TargetOption();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port on 127.0.0.1; default 9222, 0 for one that is free.")
  private int port = 9222;

  @Option(
      names = "--allow-origin",
      paramLabel = "URL",
      description = {
        "A web page's origin that may be a client; may be repeated.",
        "It looks like http://localhost:3000.",
        "Programs and devtools:// need none."
      })
  private List<String> origins = new ArrayList<>();

  @Option(names = "--json", description = "One line of JSON for each page that comes.")
  private boolean json;

  DevtoolsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() throws IOException {
    if (port < 0 || port > 65_535) {
      throw new Failure(ExitCode.USAGE, "--port is a number from 0 to 65535.");
    }
    for (var origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new Failure(
            ExitCode.USAGE,
            "--allow-origin "
                + PlainText.line(origin)
                + " is no origin: write it as http://localhost:3000, without a path.");
      }
    }
    var stop = new CompletableFuture<ExitCode>();
    return Finishing.during(
        surroundings.interrupts(), () -> stop.complete(ExitCode.OK), () -> serve(stop));
  }

  private ExitCode serve(CompletableFuture<ExitCode> stop) throws IOException {
    var late = new LateListener();
    try (var connection = relay.connect(surroundings, Backlog.all(), late);
        var server = start(connection)) {
      connection.listen(new Ending(surroundings, stop));
      greet(server.port());
      server.begin(new Printed(server.port()));
      late.listen(server.feed());
      if (connection.role() == Role.VIEWER) {
        surroundings.err().println("The key may only look: logs are shown, nothing is evaluated.");
      }
      return stop.join();
    } finally {
      late.listen(new ConnectionListener() {});
    }
  }

  private DevtoolsServer start(RelayConnection connection) {
    var only = target.named() ? target.select(connection.targets()).id() : "";
    var options =
        new DevtoolsOptions(
            port,
            Set.copyOf(origins),
            "kite/" + Version.number(),
            only,
            defect -> surroundings.err().println("kite: " + PlainText.line("" + defect)));
    try {
      return DevtoolsServer.start(connection, options);
    } catch (IOException e) {
      throw new Failure(ExitCode.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private void greet(int chosen) {
    if (json) {
      return;
    }
    var address = "http://127.0.0.1:" + chosen;
    surroundings.out().println("kite devtools on " + address);
    surroundings.out().println("Puppeteer:   puppeteer.connect({ browserURL: '" + address + "' })");
    surroundings.out().println("Playwright:  chromium.connectOverCDP('" + address + "')");
    surroundings.out().println("Chrome:      open the devtools:// address of a page");
  }

  /** Tells of pages as they come and go. */
  private final class Printed implements TargetWatcher {
    private final int chosen;

    Printed(int chosen) {
      this.chosen = chosen;
    }

    @Override
    public void came(Target page) {
      if (json) {
        surroundings.out().println(DevtoolsServer.line(chosen, page));
        return;
      }
      surroundings.out().println("+ " + line(page));
      surroundings.out().println("  " + DevtoolsServer.inspector(chosen, page.id()));
    }

    @Override
    public void left(Target page) {
      if (!json) {
        surroundings.out().println("- " + line(page));
      }
    }

    private static String line(Target page) {
      var title = page.title().isBlank() ? "(no title)" : page.title();
      return page.id() + "  " + PlainText.line(title) + "  " + PlainText.line(page.url());
    }
  }

  /** Tells when the relay is away, and ends the command when it refuses us for good. */
  private record Ending(Surroundings surroundings, CompletableFuture<ExitCode> stop)
      implements ConnectionListener {
    @Override
    public void state(ConnectionState state) {
      if (state instanceof ConnectionState.Lost lost) {
        surroundings.err().println("kite: " + PlainText.line(lost.why()) + " Trying again.");
      } else if (state instanceof ConnectionState.Connected) {
        surroundings.err().println("kite: connected again.");
      } else if (state instanceof ConnectionState.Stopped stopped) {
        surroundings.err().println("kite: " + PlainText.line(stopped.why()));
        stop.complete(ExitCode.NO_RELAY);
      }
    }
  }
}
