package dev.kite.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a relay's {@code /healthz} whether it is there; no key is shown for that. */
final class RelayHealth {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private RelayHealth() {}

  /** What came of it, in words, within 5 s. */
  static Finding ask(URI relay) {
    var client = HttpClient.newBuilder().connectTimeout(DEADLINE).build();
    try {
      var health = URI.create(relay.toString().replaceAll("/+$", "") + "/healthz");
      var request = HttpRequest.newBuilder(health).timeout(DEADLINE).build();
      var answer = client.send(request, BodyHandlers.ofInputStream());
      // Unread: what is no relay may have a body without an end.
      answer.body().close();
      int status = answer.statusCode();
      return status == 200
          ? Finding.ok("relay", relay + " answers.")
          : Finding.fail("relay", refused(relay, status));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.fail("relay", "Interrupted.");
    } catch (IOException | IllegalArgumentException e) {
      return Finding.fail(
          "relay",
          "No relay answers at "
              + relay
              + ". Start one with kite serve, or name another with --relay.");
    }
  }

  private static String refused(URI relay, int status) {
    return status == 421
        ? "The relay does not know itself as "
            + relay.getAuthority()
            + ": use the address it printed, or start it with --host."
        : relay + " is no kite relay (it answered " + status + "). Check --relay.";
  }
}
