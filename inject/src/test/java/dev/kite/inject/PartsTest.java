package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is loaded on demand: the drive part and the motion part, each when it is asked for. */
class PartsTest {
  /** The parts that the page has asked for, by the queries of their URLs, in order. */
  private static final String LOADED =
      "performance.getEntriesByType('resource').map(function (entry) {"
          + " return entry.name.split('&')[1]; }).filter(Boolean)";

  private static final Map<String, Object> ROW =
      Map.of("replay", "r", "rows", List.of(List.of("m", 0, List.of(0, 0, 0), List.of(0, 0, 9))));

  private final DrivenPage page = new DrivenPage();

  @Test
  void pageThatIsOnlyEvaluatedInNeverLoadsMotion() {
    page.open("");
    page.page.value("wire.say('w -')");
    var object = page.handle("({ a: 1 })");
    page.ask("Runtime.getProperties", Map.of("objectId", object));
    page.ask("Kite.complete", Map.of("path", List.of("document"), "prefix", "bo"));
    page.ask("Runtime.releaseObject", Map.of("objectId", object));
    page.refusal("Kite.unknown", Map.of());
    // The page gathers what it holds before it goes.
    page.value("void dispatchEvent(new PageTransitionEvent('pagehide'))");
    page.page.frame("\"state\":\"hide\"");

    assertThat(page.value(LOADED)).isEqualTo(List.of("drive"));
    assertThat(page.page.frame("\"evalMode\":\"eval\"")).contains("\"sensors\":\"unknown\"");
  }

  @Test
  void pageThatIsOnlyRecordedAndReplayedNeverLoadsDrive() {
    page.open("");
    page.page.value("wire.say('w m,o')");
    page.ask("Sensor.record", Map.of("streams", List.of("m")));
    page.ask("Kite.clock", Map.of());
    page.ask("Sensor.stop", Map.of());
    page.ask("Replay.start", Map.of("replay", "r", "label", "shake"));
    page.ask("Replay.load", ROW);
    page.ask("Replay.finish", Map.of("replay", "r"));
    page.ask("Motion.hold", Map.of("rows", List.of(List.of("o", 0, 0, 45, 0, false))));
    page.ask("Motion.release", Map.of());
    page.ask("DeviceOrientation.clearDeviceOrientationOverride", Map.of());
    page.refusal("Link.status", Map.of());
    page.refusal("Emulation.unknown", Map.of());

    assertThat(page.value(LOADED)).isEqualTo(List.of("motion"));
    page.page.until(
        "wire.some(function (frame) { return /^H/.test(frame) && !/\"sensors\":\"unknown\"/.test(frame); })");
    assertThat(page.page.frames()).noneMatch(frame -> frame.contains("\"evalMode\":\"eval\""));
  }

  @Test
  void armedPageLoadsMotionAlone() {
    page.open(KitePage.TAG.replace("></", " data-sensors=armed></"), Map.of());

    assertThat(page.value(LOADED)).isEqualTo(List.of("motion"));
  }

  @Test
  void partsThatAreAskedForAtOnceAreNotTakenForEachOther() {
    page.open("");
    page.say("Sensor.check", Map.of());
    page.say("Runtime.evaluate", Map.of("expression", "40 + 2"));

    assertThat(page.page.frame("\"value\":42")).startsWith("r ");
    assertThat(page.page.frame("\"id\":\"command1\"")).contains("\"result\"");
    assertThat(page.value(LOADED)).isEqualTo(List.of("motion", "drive"));
    assertThat(page.value("document.scripts.length")).isEqualTo(1L);
  }

  @Test
  void partThatDoesNotLoadLeavesTheOther() {
    page.open("");
    page.page.browser.serve("/kite.js?kp_GXPEXQ16459GJT31ETEX&motion", "");

    assertThat(page.refusal("Sensor.status", Map.of())).contains("&motion", "script-src");
    assertThat(page.ask("Runtime.evaluate", Map.of("expression", "40 + 2")).toString())
        .contains("42");
  }

  @Test
  void questionsOfBothPartsComeOneAfterTheOther() {
    page.open(
        "<script>"
            + ConsentTest.KEEP_ROOT
            + ConsentTest.TAP_ONLY
            + "</script>"
            + KitePage.TAG.replace("<script", "<script data-eval=ask"),
        Map.of());
    page.ask("Sensor.record", Map.of("streams", List.of("m")));
    page.page.until("window.root");
    var evaluation = page.say("Runtime.evaluate", Map.of("expression", "40 + 2"));
    page.page.until(LOADED + ".length === 2");
    page.ask("Runtime.globalLexicalScopeNames", Map.of());

    assertThat(page.value("document.querySelectorAll('kite-consent').length")).isEqualTo(1L);
    assertThat(page.value("root.textContent")).asString().contains("read the motion sensors");
    ConsentTest.tap(page.page.browser, "Allow");
    assertThat(page.value("asked")).isEqualTo(List.of("none", "tap"));
    assertThat(page.value("root.textContent")).asString().contains("run code in this page");
    ConsentTest.tap(page.page.browser, "Allow");

    assertThat(page.page.frame("\"id\":\"" + evaluation + "\"")).contains("\"value\":42");
    assertThat(page.value("document.querySelector('kite-consent')")).isNull();
  }
}
