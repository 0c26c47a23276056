package dev.kite.platform;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionOptions;
import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.http.RelayConfig;
import dev.kite.http.RelayServer;
import dev.kite.inject.Script;
import dev.kite.protocol.ControlKey;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Runs web-platform-tests of motion and sensors in Chromium over the emulation: {@code
 * PlatformTests FOLDER PATH...}, a checkout of theirs and the tests in it. Prints each subtest that
 * does not pass, and the counts of each file.
 */
public final class PlatformTests implements PlatformSite.Driver, AutoCloseable {
  private static final Duration FILE = Duration.ofSeconds(70);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final RelayServer relay;
  private final RelayConnection console;
  private final PlatformSite site;
  private final PlatformBrowser browser;

  private PlatformTests(Path folder) throws Exception {
    var key = ControlKey.random(new SecureRandom());
    relay = RelayServer.start(RelayConfig.local(Script.load()));
    var address = relay.urls().get(0);
    var options = ConnectionOptions.of("platform-tests/1");
    console =
        RelayConnection.connect(URI.create(address), key, options, new ConnectionListener() {});
    // Armed, so that the tests' scripts find the emulated classes from the start.
    var tag = "<script data-sensors=armed src=%s/kite.js?%s></script>";
    site = new PlatformSite(folder, tag.formatted(address, key.pageKey().text()), this);
    browser = new PlatformBrowser(site.origin());
  }

  public static void main(String... words) throws Exception {
    try (var tests = new PlatformTests(Path.of(words[0]))) {
      for (var path : List.of(words).subList(1, words.length)) {
        tests.run(path);
      }
    }
  }

  private void run(String path) {
    browser.open(site.origin() + "/" + path.replace(".window.js", ".window.html"));
    try {
      var results = Awaitility.await().atMost(FILE).until(browser::results, Optional::isPresent);
      results.ifPresent(json -> tell(path, JsonParser.parseString(json).getAsJsonObject()));
    } catch (ConditionTimeoutException late) {
      System.out.println(path + ": no results within " + FILE.toSeconds() + " s");
    }
  }

  private static void tell(String path, JsonObject results) {
    int passed = 0;
    var others = new ArrayList<String>();
    for (var each : results.getAsJsonArray("tests")) {
      var test = each.getAsJsonArray();
      if (test.get(1).getAsInt() == 0) {
        passed++;
      } else {
        others.add("  " + test.get(0).getAsString() + ": " + test.get(2));
      }
    }
    System.out.println(path + ": " + passed + " of " + (passed + others.size()) + " pass");
    others.forEach(System.out::println);
    if (results.getAsJsonArray("harness").get(0).getAsInt() != 0) {
      System.out.println("  harness: " + results.getAsJsonArray("harness"));
    }
  }

  @Override
  public String ask(String url, String method, String json) {
    var params = JsonParser.parseString(json).getAsJsonObject();
    return switch (method) {
      case "permission" -> browser.permit(params);
      case "minimize" -> browser.minimize();
      case "restore" -> browser.restore();
      default -> command(url, method, params);
    };
  }

  private String command(String url, String method, JsonObject params) {
    var page = Awaitility.await().atMost(ANSWER).until(() -> page(url), Optional::isPresent);
    var answer = console.command(page.orElseThrow().id(), method, params, ANSWER);
    var outcome = outcome(answer);
    if (outcome instanceof Outcome.Done done) {
      return done.result().toString();
    }
    var error = new JsonObject();
    error.addProperty("error", method + ": " + outcome.message());
    return error.toString();
  }

  private static Outcome outcome(CompletableFuture<Outcome> answer) {
    try {
      return answer.get(ANSWER.toSeconds() + 1, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("a command always ends", e);
    }
  }

  /** The newest load of this address that is there. */
  private Optional<Target> page(String url) {
    return console.targets().stream()
        .filter(target -> target.connected() && target.url().equals(url))
        .max(Comparator.comparing(Target::joined));
  }

  @Override
  public void close() {
    browser.close();
    site.close();
    console.close();
    relay.close();
  }
}
