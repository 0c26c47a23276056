package dev.kite.cli;

import dev.kite.client.Backlog;
import dev.kite.client.ConnectionException;
import dev.kite.client.ConnectionListener;
import dev.kite.client.JsonLines;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.protocol.Role;
import dev.kite.repl.ExitCode;
import dev.kite.repl.Paper;
import dev.kite.repl.Repl;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kite doctor}: why does it not connect, why are there no readings. */
@Command(
    name = "doctor",
    description = {
      "Check relay, key and pages, and what each page's sensors give.",
      "It listens to each page for a second. A line a check: ok, warn for what may well be so, fail"
          + " for what stands in the way.",
      "Exit code 0: nothing failed; 1: something did; 5: no relay, or it refused the key."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite doctor --json | jq -r 'select(.mark == \"fail\").text'"})
final class DoctorCommand implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Mixin private RelayOptions relay = new RelayOptions();

  @Option(
      names = "--json",
      description = "One JSON object a line, a check each; docs/json.md describes it.")
  private boolean json;

  @Parameters(
      arity = "0..1",
      paramLabel = "URL",
      description = "The relay; default as for --relay.")
  private @Nullable String url;

  DoctorCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() {
    relay.relay(url);
    var connector = relay.connector(surroundings, Backlog.none());
    var findings = new ArrayList<Finding>();
    findings.add(RelayHealth.ask(relay.address(surroundings)));
    boolean isThere = isWell(findings) && check(connector, findings);
    print(findings);
    return !isThere ? ExitCode.NO_RELAY : isWell(findings) ? ExitCode.OK : ExitCode.FAILED;
  }

  private static boolean isWell(List<Finding> findings) {
    return findings.stream().noneMatch(it -> it.mark() == Finding.Mark.FAIL);
  }

  /** All that takes a connection; false when there is none. */
  private static boolean check(Repl.Connector connector, List<Finding> findings) {
    try (var connection = connector.connect(new ConnectionListener() {})) {
      findings.add(key(connection.role()));
      findings.addAll(pages(connection));
      return true;
    } catch (ConnectionException e) {
      findings.add(Finding.fail("key", String.valueOf(e.getMessage())));
      return false;
    }
  }

  private static Finding key(Role role) {
    return role == Role.CONTROL
        ? Finding.ok("key", "A control key, which the relay takes: it sees, evaluates and drives.")
        : Finding.warn("key", "A viewer key, which the relay takes: it sees, but runs nothing.");
  }

  private static List<Finding> pages(RelayConnection connection) {
    var targets = connection.targets();
    if (targets.isEmpty()) {
      return List.of(
          Finding.fail(
              "pages",
              "None is connected. Open one with the tag of kite key show in it; does it say a word"
                  + " in its own console?"));
    }
    var findings = new ArrayList<Finding>();
    findings.add(connected(targets));
    // All at the same time: each listens for a second.
    var checks = targets.stream().map(page -> new PageCheck(connection, page).run()).toList();
    checks.forEach(check -> findings.addAll(check.join()));
    return findings;
  }

  private static Finding connected(List<Target> targets) {
    long there = targets.stream().filter(Target::connected).count();
    long away = targets.size() - there;
    var rest = away == 0 ? "." : ", " + away + (away == 1 ? " is" : " are") + " away.";
    return there == 0
        ? Finding.fail("pages", "None is connected" + rest)
        : Finding.ok(
            "pages", there + (there == 1 ? " page is" : " pages are") + " connected" + rest);
  }

  private void print(List<Finding> findings) {
    var lines =
        json
            ? findings.stream().map(it -> JsonLines.of(it.json())).toList()
            : DoctorText.lines(
                findings, Paper.of(surroundings.prompt().columns(), surroundings.variables()));
    lines.forEach(surroundings.out()::println);
  }
}
