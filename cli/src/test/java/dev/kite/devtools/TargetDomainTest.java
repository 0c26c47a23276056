package dev.kite.devtools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetDomainTest {
  private static final String ATTACH =
      "{\"autoAttach\":true,\"waitForDebuggerOnStart\":true,\"flatten\":true%s}";

  private Room room;
  private Cdp client;

  @BeforeEach
  void connect() throws Exception {
    room = new Room();
    room.page("Cart");
    client = room.client("/devtools/browser");
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void clientThatNamesNoFilterIsAttachedToPages() {
    client.call("Target.setAutoAttach", ATTACH.formatted(""));

    assertThat(client.events("Target.attachedToTarget"))
        .singleElement()
        .satisfies(
            it -> {
              var info = it.getAsJsonObject("targetInfo");
              assertThat(info.get("type").getAsString()).isEqualTo("page");
              assertThat(info.get("browserContextId").getAsString()).isNotEmpty();
              assertThat(it.get("waitingForDebugger").getAsBoolean()).isFalse();
            });
  }

  @Test
  void clientThatLeavesPagesOutIsAttachedToTheirTabsAndThroughThemToThePages() {
    client.call(
        "Target.setAutoAttach",
        ATTACH.formatted(",\"filter\":[{\"type\":\"page\",\"exclude\":true},{}]"));
    var tab = client.event("Target.attachedToTarget");
    assertThat(tab.getAsJsonObject("targetInfo").get("type").getAsString()).isEqualTo("tab");
    var session = tab.get("sessionId").getAsString();

    client.call(session, "Target.setAutoAttach", ATTACH.formatted(",\"filter\":[{}]"));

    var message =
        client.received.stream().filter(it -> it.toString().contains("\"page\"")).findFirst();
    assertThat(message.orElseThrow().get("sessionId").getAsString()).isEqualTo(session);
  }

  @Test
  void pageThatComesLaterIsAttachedByItself() {
    client.call("Target.setAutoAttach", ATTACH.formatted(""));
    room.page("Game");

    Room.await(() -> client.events("Target.attachedToTarget").size() == 2);
  }

  @Test
  void flatSessionSpeaksToThePageAndEndsWhenDetached() {
    var id =
        client
            .call("Target.getTargets", "{}")
            .getAsJsonArray("targetInfos")
            .get(0)
            .getAsJsonObject()
            .get("targetId")
            .getAsString();
    var session =
        client
            .call("Target.attachToTarget", "{\"targetId\":\"%s\",\"flatten\":true}".formatted(id))
            .get("sessionId")
            .getAsString();
    var frame = client.call(session, "Page.getFrameTree", "{}").getAsJsonObject("frameTree");
    assertThat(frame.getAsJsonObject("frame").get("id").getAsString()).isEqualTo(id);

    client.call("Target.detachFromTarget", "{\"sessionId\":\"%s\"}".formatted(session));

    var late = client.answer(client.send(session, "Page.getFrameTree", "{}"));
    assertThat(late.getAsJsonObject("error").get("code").getAsInt()).isEqualTo(-32001);
  }

  @Test
  void eachOfSeveralSessionsWithOnePageIsToldItsEnd() {
    client.call("Target.setAutoAttach", ATTACH.formatted(""));
    var info = client.event("Target.attachedToTarget").getAsJsonObject("targetInfo");
    var attach = "{\"targetId\":%s,\"flatten\":true}".formatted(info.get("targetId"));
    client.call("Target.attachToTarget", attach);
    client.call("Target.attachToTarget", attach);
    var sessions =
        client.events("Target.attachedToTarget").stream().map(it -> it.get("sessionId")).toList();

    for (var session : sessions) {
      client.call("Target.detachFromTarget", "{\"sessionId\":%s}".formatted(session));
    }

    assertThat(client.events("Target.detachedFromTarget"))
        .extracting(it -> it.get("sessionId"))
        .isEqualTo(sessions)
        .doesNotHaveDuplicates()
        .hasSize(3);
  }

  @Test
  void oneConnectionHasNotAnyNumberOfSessions() {
    var last = 0;
    for (int i = 0; i <= 1_000; i++) {
      last = client.send("", "Target.attachToBrowserTarget", "{}");
    }

    var refusal = client.answer(last).getAsJsonObject("error");

    assertThat(refusal.get("message").getAsString()).contains("too many sessions");
  }

  @Test
  void discoveryLeavesTabsAndBrowserOutUnlessTheyAreAskedFor() {
    client.call("Target.setDiscoverTargets", "{\"discover\":true}");
    assertThat(types()).containsExactly("page");

    client.received.clear();
    client.call("Target.setDiscoverTargets", "{\"discover\":true,\"filter\":[{}]}");
    assertThat(types()).containsExactlyInAnyOrder("browser", "tab", "page");
  }

  @Test
  void whatOnlyTheDeviceCanDoIsRefusedWithTheReason() {
    assertThat(client.refusal("Target.createTarget", "{\"url\":\"about:blank\"}").get("message"))
        .asString()
        .contains("on the device");
  }

  @Test
  void closingTheBrowserClosesThisConnectionAlone() {
    var other = room.client("/devtools/browser");

    client.call("Browser.close", "{}");

    assertThat(client.closed.join()).isEqualTo(1000);
    assertThat(other.call("Browser.getVersion", "{}").get("product").getAsString())
        .isEqualTo("kite/test");
  }

  private List<String> types() {
    var types = new ArrayList<String>();
    client
        .events("Target.targetCreated")
        .forEach(it -> types.add(it.getAsJsonObject("targetInfo").get("type").getAsString()));
    return types;
  }
}
