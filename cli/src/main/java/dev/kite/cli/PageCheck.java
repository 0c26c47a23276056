package dev.kite.cli;

import com.google.gson.JsonObject;
import dev.kite.client.BadMessageException;
import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.protocol.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Looks at one page: whether it answers, how it evaluates, what its sensors give. */
final class PageCheck {
  /** The page listens for one second; it may have to load more of its script first. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private static final Finding UNASKED =
      Finding.warn("page", "It is there. What it can do takes the control key to find out.");

  private final RelayConnection connection;
  private final Target page;

  PageCheck(RelayConnection connection, Target page) {
    this.connection = connection;
    this.page = page;
  }

  /** All that was found, within 10 s; never completes exceptionally. */
  CompletableFuture<List<Finding>> run() {
    if (!page.connected()) {
      var away = "It is away: load it again, or bring it to the front. Kite waits for it a while.";
      return CompletableFuture.completedFuture(about(List.of(Finding.fail("page", away))));
    }
    if (connection.role() != Role.CONTROL) {
      return CompletableFuture.completedFuture(about(List.of(UNASKED)));
    }
    // Both parts of the page's script then say what they can do; this one asks nobody and runs
    // nothing.
    var evaluated = ask("Runtime.globalLexicalScopeNames");
    return ask("Sensor.check").thenCombine(evaluated, this::findings).thenApply(this::about);
  }

  private CompletableFuture<Outcome> ask(String method) {
    return connection.command(page.id(), method, new JsonObject(), ANSWER);
  }

  private List<Finding> about(List<Finding> findings) {
    return findings.stream().map(it -> it.about(page)).toList();
  }

  private List<Finding> findings(Outcome outcome, Outcome evaluated) {
    if (!(outcome instanceof Outcome.Done done)) {
      // Browsers let a page that is hidden for long run once a minute.
      var remedy = now().hidden() ? " It is hidden: bring it to the front." : "";
      return List.of(Finding.fail("page", outcome.message() + remedy));
    }
    var findings = new ArrayList<Finding>();
    findings.add(present());
    findings.add(evaluation(evaluated));
    try {
      var sources = SensorSource.listed(done.result());
      findings.add(secure(sources));
      sources.stream().map(Finding::of).forEach(findings::add);
    } catch (BadMessageException e) {
      findings.add(
          Finding.fail("page", "It answers what this kite does not know. " + e.getMessage()));
    }
    return findings;
  }

  private Finding present() {
    return now().hidden()
        ? Finding.warn("page", "It answers but is hidden: bring it to the front.")
        : Finding.ok("page", "It answers.");
  }

  private static Finding unknown(Outcome evaluated) {
    return evaluated instanceof Outcome.Done
        ? Finding.ok("evaluation", "Found out with the first one.")
        : Finding.warn("evaluation", evaluated.message());
  }

  private Finding evaluation(Outcome evaluated) {
    return switch (now().evalMode()) {
      case EVAL -> Finding.ok("evaluation", "By eval, as at a browser's own prompt.");
      case SCRIPT -> Finding.ok("evaluation", "By script elements, since its policy forbids eval.");
      case NONE ->
          Finding.warn(
              "evaluation",
              "Its Content-Security-Policy forbids it: kite eval 1 names the line that would help.");
      case UNKNOWN -> unknown(evaluated);
    };
  }

  private static Finding secure(List<SensorSource> sources) {
    return sources.stream().anyMatch(SensorSource::isInsecure)
        ? Finding.fail(
            "secure", "It is no secure page, so it has no sensors: use https or localhost.")
        : Finding.ok("secure", "It is a secure page.");
  }

  /** What the page says of itself by now; the check may have told more. */
  private Target now() {
    return connection.targets().stream()
        .filter(it -> it.id().equals(page.id()))
        .findFirst()
        .orElse(page);
  }
}
