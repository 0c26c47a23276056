package dev.kite.devtools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.kite.FakePage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageSessionTest {
  private static final String OBJECT =
      "{\"result\":{\"result\":{\"type\":\"object\",\"description\":\"Object\",\"objectId\":\"7\"}}}";
  private static final String LOG =
      "{\"type\":\"log\",\"args\":[{\"type\":\"object\",\"objectId\":\"3\"}],\"timestamp\":1.5,"
          + "\"stack\":\"Error\\n    at new Cart.pay [as go] (https://shop.test/app.js:3:9)\"}";

  private final List<JsonObject> asked = new CopyOnWriteArrayList<>();
  private Room room;
  private FakePage page;
  private Cdp client;

  @BeforeEach
  void connect() throws Exception {
    room = new Room();
    page = room.page("Cart");
    answer("Runtime.evaluate", OBJECT);
    answer("Runtime.callFunctionOn", OBJECT);
    client = room.pageClient(page);
  }

  @AfterEach
  void close() {
    room.close();
  }

  private void answer(String method, String reply) {
    page.answers(
        method,
        params -> {
          asked.add(params);
          return reply;
        });
  }

  @Test
  void evaluationTellsThePageHowToReadTheSource() {
    client.call("Runtime.evaluate", "{\"expression\":\"x\",\"replMode\":true}");

    assertThat(asked.get(0).get("replMode").getAsBoolean()).isTrue();
    assertThat(asked.get(0).get("includeCommandLineAPI").getAsBoolean()).isFalse();
  }

  @Test
  void handleOfThePageComesBackToItAsItWas() {
    var handle = evaluated();

    client.call(
        "Runtime.callFunctionOn",
        "{\"functionDeclaration\":\"f\",\"objectId\":\"%s\",\"arguments\":[{\"objectId\":\"%s\"},{\"value\":1}]}"
            .formatted(handle, handle));

    var call = asked.get(1);
    assertThat(call.get("objectId").getAsString()).isEqualTo("7");
    assertThat(call.get("arguments").toString()).isEqualTo("[{\"objectId\":\"7\"},{\"value\":1}]");
  }

  @Test
  void handleOfAnEarlierLoadIsRefusedAsInChrome() {
    var handle = evaluated();
    loadAgain();

    var refusal =
        client.refusal("Runtime.getProperties", "{\"objectId\":\"%s\"}".formatted(handle));

    assertThat(refusal.get("message").getAsString())
        .isEqualTo("Cannot find context with specified id");
  }

  @Test
  void partsThatHaveNothingToSayAreEnabledAndUnknownMethodsAreNotFound() {
    assertThat(client.call("Profiler.enable", "{}").size()).isZero();
    assertThat(client.call("CSS.disable", "{}").size()).isZero();

    var refusal = client.refusal("Foo.bar", "{}");

    assertThat(refusal.get("code").getAsInt()).isEqualTo(-32601);
    assertThat(refusal.get("message").getAsString()).isEqualTo("'Foo.bar' wasn't found");
  }

  @Test
  void messagesThatAreNoneAreAnsweredByTheirFault() {
    client.sendText("{");
    client.sendText("{\"method\":\"Page.enable\"}");
    client.sendText("{\"id\":41}");
    client.sendText("{\"id\":42,\"method\":\"Page.enable\",\"sessionId\":\"none\"}");
    client.call("Page.enable", "{}");

    var codes = new ArrayList<Integer>();
    client.received.stream()
        .filter(it -> it.has("error"))
        .forEach(it -> codes.add(it.getAsJsonObject("error").get("code").getAsInt()));
    assertThat(codes).containsExactly(-32700, -32600, -32600, -32001);
    assertThat(client.answer(41).has("error")).isTrue();
  }

  @Test
  void idThatIsNoWholeNumberIsRefusedInAnyForm() {
    for (var id : new String[] {"1.5", "1e999999999", "1e400", "-1e30", "true", "null"}) {
      client.sendText("{\"id\":" + id + ",\"method\":\"Page.enable\"}");
    }
    client.call("Page.enable", "{}");

    assertThat(client.received.stream().filter(it -> it.has("error")))
        .hasSize(6)
        .allSatisfy(
            it -> {
              assertThat(it.has("id")).isFalse();
              assertThat(it.getAsJsonObject("error").get("code").getAsInt()).isEqualTo(-32600);
            });
  }

  @Test
  void numberThatIsNoneIsNamed() {
    var refusal =
        client.refusal("Runtime.evaluate", "{\"expression\":\"x\",\"contextId\":1e999999999}");

    assertThat(refusal.get("data").getAsString()).isEqualTo("contextId: int32 value expected");
  }

  @Test
  void whoClicksOrTypesIsToldWhatToDoInstead() {
    for (var method :
        new String[] {"Input.dispatchMouseEvent", "Input.insertText", "DOM.getContentQuads"}) {
      var refusal = client.refusal(method, "{}");

      assertThat(refusal.get("code").getAsInt()).isEqualTo(-32601);
      assertThat(refusal.get("message").getAsString())
          .startsWith("'" + method + "' wasn't found")
          .contains("dispatchEvent('click')");
    }
  }

  @Test
  void commandIsAnsweredThoughThePageAnswersNonsense() {
    answer(
        "Runtime.evaluate",
        "{\"result\":{\"result\":{},\"exceptionDetails\":{\"stackTrace\":{\"callFrames\":[0]}}}}");

    var refusal = client.refusal("Runtime.evaluate", "{\"expression\":\"x\"}");

    assertThat(refusal.get("code").getAsInt()).isEqualTo(-32603);
    assertThat(room.defects).hasSize(1);
  }

  @Test
  void parameterOfTheWrongTypeIsNamed() {
    var refusal = client.refusal("Runtime.evaluate", "{\"expression\":1}");

    assertThat(refusal.get("code").getAsInt()).isEqualTo(-32602);
    assertThat(refusal.get("data").getAsString()).isEqualTo("expression: string value expected");
  }

  @Test
  void enablingTellsTheContextThenWhatWasLoggedBefore() {
    page.event("Runtime.consoleAPICalled", LOG);
    page.log("second");

    client.call("Runtime.enable", "{}");
    Room.await(() -> client.events("Runtime.consoleAPICalled").size() == 2);

    assertThat(client.eventNames().get(0)).isEqualTo("Runtime.executionContextCreated");
    var context = client.event("Runtime.executionContextCreated").getAsJsonObject("context");
    assertThat(context.getAsJsonObject("auxData").get("frameId").getAsString())
        .isEqualTo(page.target());
    var log = client.event("Runtime.consoleAPICalled");
    assertThat(log.get("executionContextId")).isEqualTo(context.get("id"));
    var frame =
        log.getAsJsonObject("stackTrace").getAsJsonArray("callFrames").get(0).getAsJsonObject();
    assertThat(frame.get("functionName").getAsString()).isEqualTo("pay");
    assertThat(frame.get("lineNumber").getAsInt()).isEqualTo(2);
    assertThat(frame.get("columnNumber").getAsInt()).isEqualTo(8);
    assertThat(log.has("stack")).isFalse();
  }

  @Test
  void whatTheBrowserSaysComesWithItsStackOnceAskedFor() {
    page.event(
        "Log.entryAdded",
        "{\"entry\":{\"source\":\"network\",\"level\":\"error\",\"text\":\"GET 404\","
            + "\"stack\":\"    at load (https://shop.test/app.js:7:3)\"}}");
    client.call("Debugger.enable", "{}");
    client.call("Log.enable", "{}");

    var entry = client.event("Log.entryAdded").getAsJsonObject("entry");
    var frames = entry.getAsJsonObject("stackTrace").getAsJsonArray("callFrames");
    var frame = frames.get(0).getAsJsonObject();
    assertThat(frame.get("functionName").getAsString()).isEqualTo("load");
    assertThat(entry.has("stack")).isFalse();
    var script = client.event("Debugger.scriptParsed");
    assertThat(script.get("scriptId")).isEqualTo(frame.get("scriptId"));
    assertThat(script.get("url").getAsString()).isEqualTo("https://shop.test/app.js");
  }

  @Test
  void oneClientCannotReleaseTheObjectOfLogEntryForAll() {
    page.answers("Runtime.releaseObject", params -> "{\"error\":{\"code\":1,\"message\":\"no\"}}");
    page.event("Runtime.consoleAPICalled", LOG);
    client.call("Runtime.enable", "{}");
    var args = client.event("Runtime.consoleAPICalled").getAsJsonArray("args");
    var handle = args.get(0).getAsJsonObject().get("objectId").getAsString();

    var result = client.call("Runtime.releaseObject", "{\"objectId\":\"%s\"}".formatted(handle));

    assertThat(result.size()).isZero();
  }

  @Test
  void groupsOfOneClientAreNotThoseOfAnother() {
    var other = room.pageClient(page);
    client.call("Runtime.evaluate", "{\"expression\":\"x\",\"objectGroup\":\"g\"}");
    other.call("Runtime.evaluate", "{\"expression\":\"x\",\"objectGroup\":\"g\"}");

    assertThat(asked.get(0).get("objectGroup")).isNotEqualTo(asked.get(1).get("objectGroup"));
  }

  @Test
  void newLoadClearsTheContextsAndTellsHowFarItIs() {
    client.call("Page.enable", "{}");
    client.call("Page.setLifecycleEventsEnabled", "{\"enabled\":true}");
    client.call("Runtime.enable", "{}");
    client.call(
        "Page.createIsolatedWorld",
        "{\"frameId\":\"%s\",\"worldName\":\"tools\"}".formatted(page.target()));
    client.received.clear();

    loadAgain();
    assertThat(client.eventNames())
        .containsExactly(
            "Page.frameStartedLoading",
            "Runtime.executionContextsCleared",
            "Page.lifecycleEvent",
            "Page.frameNavigated",
            "Page.lifecycleEvent",
            "Runtime.executionContextCreated");
    var frame = client.event("Page.frameNavigated").getAsJsonObject("frame");
    assertThat(frame.get("id").getAsString()).isEqualTo(page.target());

    page.event("Kite.lifecycle", "{\"state\":\"load\"}");
    client.event("Page.frameStoppedLoading");
    assertThat(client.events("Page.lifecycleEvent"))
        .extracting(it -> it.get("name").getAsString())
        .containsExactly(
            "init", "commit", "DOMContentLoaded", "load", "networkAlmostIdle", "networkIdle");
  }

  @Test
  void scriptForNewDocumentsRunsInTheNextOneAndItsWorldIsMadeAgain() {
    client.call("Runtime.enable", "{}");
    client.call("Page.addScriptToEvaluateOnNewDocument", "{\"source\":\"mine()\"}");
    client.call(
        "Page.addScriptToEvaluateOnNewDocument", "{\"source\":\"\",\"worldName\":\"tools\"}");
    assertThat(asked).isEmpty();

    loadAgain();

    Room.await(() -> !asked.isEmpty());
    assertThat(asked.get(0).get("expression").getAsString()).isEqualTo("mine()");
    Room.await(() -> client.events("Runtime.executionContextCreated").size() == 3);
    assertThat(client.events("Runtime.executionContextCreated"))
        .extracting(it -> it.getAsJsonObject("context").get("name").getAsString())
        .containsExactly("", "", "tools");
  }

  @Test
  void bindingOfThePageCallsTheClientThatAddedIt() {
    var session = new AtomicReference<>("");
    page.answers(
        "Runtime.evaluate",
        params -> {
          asked.add(params);
          session.set(params.get("session").getAsString());
          return OBJECT;
        });
    var other = room.pageClient(page);
    other.call("Runtime.enable", "{}");
    client.call("Runtime.addBinding", "{\"name\":\"report\"}");
    var installation = asked.get(0).get("expression").getAsString();
    var token = installation.replaceAll("(?s).*\"(kite-binding-[^\"]*)\".*", "$1");

    page.eventTo(
        session.get(),
        "Runtime.inspectRequested",
        "{\"object\":{\"type\":\"string\",\"value\":\"%s[\\\"report\\\",\\\"5\\\"]\"},\"hints\":{}}"
            .formatted(token));

    var called = client.event("Runtime.bindingCalled");
    assertThat(called.get("name").getAsString()).isEqualTo("report");
    assertThat(called.get("payload").getAsString()).isEqualTo("5");
    other.call("Page.enable", "{}");
    assertThat(other.eventNames())
        .doesNotContain("Runtime.bindingCalled", "Runtime.inspectRequested");
  }

  @Test
  void evaluationThatMustChangeNothingNeverReachesThePage() {
    var result =
        client.call("Runtime.evaluate", "{\"expression\":\"pay()\",\"throwOnSideEffect\":true}");

    assertThat(result.getAsJsonObject("result").get("description").getAsString())
        .isEqualTo("EvalError: Possible side-effect in debug-evaluate");
    assertThat(asked).isEmpty();
  }

  @Test
  void longSourceTravelsInPartsAheadOfItsCommand() {
    var length = new StringBuilder();
    page.answers(
        "Kite.putText",
        params -> {
          length.append(params.get("part").getAsString());
          return "{\"result\":{}}";
        });

    client.call("Runtime.evaluate", "{\"expression\":\"%s\"}".formatted("x".repeat(400_000)));

    assertThat(length).hasSize(400_000);
    assertThat(asked.get(0).getAsJsonObject("expression").has("text")).isTrue();
  }

  @Test
  void nodeGoesFromOneHandleToAnotherByItsNumber() {
    var handle = evaluated();
    answer(
        "Runtime.callFunctionOn",
        "{\"result\":{\"result\":{\"type\":\"object\",\"value\":{\"nodeName\":\"P\",\"nodeType\":1}}}}");
    var node =
        client
            .call("DOM.describeNode", "{\"objectId\":\"%s\"}".formatted(handle))
            .getAsJsonObject("node");
    answer("Runtime.callFunctionOn", OBJECT.replace("\"7\"", "\"8\""));

    var resolved =
        client.call(
            "DOM.resolveNode", "{\"backendNodeId\":%s}".formatted(node.get("backendNodeId")));

    assertThat(resolved.getAsJsonObject("object").get("objectId").getAsString())
        .isEqualTo(handle.replace("7", "8"));
  }

  @Test
  void moreCommandsThanTheRelayTakesAreAllAnswered() {
    int last = 0;
    for (int i = 0; i < 160; i++) {
      last = client.send("", "Runtime.evaluate", "{\"expression\":\"x\"}");
    }

    assertThat(client.answer(last).has("result")).isTrue();
    assertThat(client.received).allMatch(it -> it.has("result"));
  }

  private String evaluated() {
    return client
        .call("Runtime.evaluate", "{\"expression\":\"x\"}")
        .getAsJsonObject("result")
        .get("objectId")
        .getAsString();
  }

  /** The page's next load, of which the client has heard when this returns. */
  private void loadAgain() {
    client.call("Target.setDiscoverTargets", "{\"discover\":true}");
    var before = client.events("Target.targetInfoChanged").size();
    page = room.reload(page, "Cart");
    answer("Runtime.evaluate", OBJECT);
    Room.await(() -> client.events("Target.targetInfoChanged").size() > before);
    client.received.removeIf(it -> it.toString().contains("Target.target"));
    client.received.removeIf(it -> it.has("id"));
  }
}
