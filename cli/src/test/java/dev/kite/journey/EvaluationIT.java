package dev.kite.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionOptions;
import dev.kite.client.EvaluateOptions;
import dev.kite.client.Evaluation;
import dev.kite.client.Outcome;
import dev.kite.client.PageEvent;
import dev.kite.client.RelayConnection;
import dev.kite.client.StrayReply;
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
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The prompt against Chrome's own: through a relay, into a page, and back. */
@TestInstance(Lifecycle.PER_CLASS)
class EvaluationIT {
  private static final int PERCENT = 92;
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Pattern CHANGING = Pattern.compile("(objectId|exceptionId)=[^,\\]]*");

  private final ControlKey key = ControlKey.random(new SecureRandom());
  private final List<PageEvent> asked = new CopyOnWriteArrayList<>();
  private final List<StrayReply> late = new CopyOnWriteArrayList<>();
  private RelayServer relay;
  private RelayConnection console;
  private TestPages pages;
  private Phone phone;
  private int opened;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    relay = RelayServer.start(RelayConfig.local(Script.load()));
    console =
        RelayConnection.connect(
            URI.create(relay.urls().get(0)),
            key,
            ConnectionOptions.of("kite/test"),
            new ConnectionListener() {
              @Override
              public void sessionEvent(PageEvent event) {
                asked.add(event);
              }

              @Override
              public void strayReply(StrayReply reply) {
                late.add(reply);
              }
            });
    pages = new TestPages();
    phone = Phone.start(folder);
  }

  @AfterAll
  void stop() {
    phone.close();
    console.close();
    pages.close();
    relay.close();
  }

  @Test
  void promptSessionsAnswerAsChromesDo() throws Exception {
    var page = text("page.html");
    var differing = new ArrayList<String>();
    int count = 0;
    for (var session :
        JsonParser.parseString(text("repl.json")).getAsJsonObject().getAsJsonArray("records")) {
      var target = open("", page.substring(page.indexOf("<script>")).replace("CASE", ""));
      for (var step : session.getAsJsonObject().getAsJsonArray("steps")) {
        var answer = fromZero(step.getAsJsonObject());
        var expected = shown(Evaluation.of(new Outcome.Done(answer)));
        var actual = shown(evaluate(target, answer.get("code").getAsString()));
        count++;
        if (!actual.equals(expected)) {
          differing.add(answer.get("code") + "\n  Chrome: " + expected + "\n  kite:   " + actual);
        }
      }
    }

    assertThat(100 * (count - differing.size()) / count)
        .as("percent of %d answers; differing:\n%s", count, String.join("\n", differing))
        .isGreaterThanOrEqualTo(PERCENT);
  }

  /** Chrome's prompt counts the place of what has frames from 1, and kite's from 0. */
  private static JsonObject fromZero(JsonObject answer) {
    var details = answer.getAsJsonObject("exceptionDetails");
    if (details != null && details.get("lineNumber").getAsInt() > 0 && details.has("stackTrace")) {
      for (var member : List.of("lineNumber", "columnNumber")) {
        details.addProperty(member, details.get(member).getAsInt() - 1);
      }
    }
    return answer;
  }

  @Test
  void pageThatAllowsTheRelayAloneIsEvaluatedInThroughIt() throws Exception {
    var target =
        open(
            "<meta http-equiv=Content-Security-Policy content=\"script-src "
                + relay.urls().get(0)
                + "\">",
            "");

    assertThat(shown(evaluate(target, "6 * 7"))).contains("value=42");
    assertThat(shown(evaluate(target, "var held = 5; if (held) { held++ }"))).contains("undefined");
    assertThat(shown(evaluate(target, "await Promise.resolve(held)"))).contains("value=6");
    assertThat(shown(evaluate(target, "null.x"))).contains("TypeError", "at <anonymous>:1:6");
  }

  @Test
  void busyPageIsWaitedForAndItsLateReplyDisturbsNobody() throws Exception {
    var target = open("", "");
    evaluate(target, "var t = Date.now()");
    late.clear();

    var busy =
        console
            .evaluate(
                target,
                "while (Date.now() < t + 3000); 'late'",
                EvaluateOptions.prompt().within(Duration.ofSeconds(1)))
            .get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
    var next = evaluate(target, "'next'");

    assertThat(busy).isInstanceOf(Evaluation.NoAnswer.class);
    assertThat(((Evaluation.NoAnswer) busy).why().message()).contains("busy");
    assertThat(shown(next)).contains("\"next\"");
    Awaitility.await().atMost(DEADLINE).until(() -> late.size() == 1);
    assertThat(late.get(0).outcome()).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void whatIsCopiedAndInspectedReachesTheConsole() throws Exception {
    var target = open("", "");
    asked.clear();

    evaluate(target, "copy('text'); inspect(document.body)");

    Awaitility.await().atMost(DEADLINE).until(() -> asked.size() == 2);
    assertThat(asked)
        .allSatisfy(event -> assertThat(event.method()).isEqualTo("Runtime.inspectRequested"));
    assertThat(asked.get(0).params().toString()).contains("\"copyToClipboard\":true", "text");
    assertThat(asked.get(1).params().toString()).contains("HTMLBodyElement");
  }

  private Evaluation evaluate(String target, String source) throws Exception {
    return console
        .evaluate(target, source, EvaluateOptions.prompt())
        .get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Opens a page with the tag and waits until the console may evaluate in it. */
  private String open(String head, String body) throws Exception {
    var path = "/page" + ++opened;
    var tag =
        "<script src=\"%s/kite.js?%s\"></script>"
            .formatted(relay.urls().get(0), key.pageKey().text());
    var url = pages.add(path, "kite oracle page", head + tag, body);
    phone.open(url);
    return Awaitility.await()
        .atMost(DEADLINE)
        .until(
            () ->
                console.targets().stream()
                    .filter(target -> target.connected() && target.url().equals(url))
                    .map(Target::id)
                    .findFirst()
                    .orElse(""),
            id -> !id.isEmpty());
  }

  // All that a prompt tells its user of an answer.
  private static String shown(Evaluation evaluation) {
    if (evaluation instanceof Evaluation.Threw threw) {
      var details = threw.details();
      return changeless(
          "%s %d:%d %s"
              .formatted(
                  details.text(),
                  details.lineNumber(),
                  details.columnNumber(),
                  details.exception()));
    }
    return changeless(evaluation.toString());
  }

  private static String changeless(String text) {
    return CHANGING.matcher(text).replaceAll("$1");
  }

  private static String text(String file) throws Exception {
    try (var in = EvaluationIT.class.getResourceAsStream("/chrome/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), UTF_8);
    }
  }
}
