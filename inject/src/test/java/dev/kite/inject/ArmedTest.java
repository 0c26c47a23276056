package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.inject.SensorPage.Vector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages that wait for a replay from their load on. */
class ArmedTest {
  /** Notes what the first listeners of the page's own hear, and what the Sensor class was. */
  private static final String EARS =
      """
      window.heard = [];
      window.classAtFirst = Function.prototype.toString.call(window.Sensor || '');
      window.trusted = function () { return heard.filter(function (e) { return e.isTrusted; }).length; };
      ['devicemotion', 'deviceorientation', 'deviceorientationabsolute'].forEach(function (type) {
        addEventListener(type, function (e) {
          var g = e.accelerationIncludingGravity;
          heard.push({ isTrusted: e.isTrusted, text: g ? [g.x, g.y, g.z].join() : e.alpha });
        });
      });
      """;

  /** Stands ahead of our tag and counts the device's own events. */
  private static final String COUNTER =
      """
      <script nonce=abc>
        window.real = 0;
        ['devicemotion', 'deviceorientation'].forEach(function (type) {
          addEventListener(type, function (e) { real += e.isTrusted ? 1 : 0; }, true);
        });
      </script>
      """;

  private static final String LISTENING = "<script nonce=abc>" + EARS + "</script>";
  private static final String ARMED = KitePage.TAG.replace("></", " data-sensors=armed></");
  private static final String OURS = "function () { [native code] }";
  private static final Map<String, Object> ROWS =
      Map.of(
          "label",
          "shake",
          "rows",
          List.of(
              List.of("m", 0, List.of(0, 0, 0), List.of(1.5, 2, 9), List.of(0, 0, 0), 16),
              List.of("o", 0, 10, 20, 30, false)));

  private final DrivenPage page = new DrivenPage();
  private final SensorPage sensors = new SensorPage();

  @AfterEach
  void takeTheHardwareAway() {
    sensors.rest();
  }

  @Test
  void taggedPageHearsNoEventOfTheDeviceFromItsFirstListenerOn() {
    shake();
    page.open(COUNTER + ARMED + LISTENING, Map.of());
    page.page.until("real > 5");

    assertThat(page.value("heard.length")).isEqualTo(0L);
  }

  @Test
  void taggedPageHearsNoEventOfTheDeviceAfterAReplayEither() {
    shake();
    page.open(COUNTER + ARMED + LISTENING, Map.of());
    start();
    page.value("void (atFirst = screen.orientation.angle)");
    load(List.of("s", 0, 270, "landscape-secondary"), List.of("m", 1, List.of(1, 2, 3)));
    page.page.until("heard.length === 1 && screen.orientation.angle === 270");

    page.ask("Replay.stop", Map.of("replay", "r"));
    page.value("void (real = 0)");
    page.page.until("real > 5");

    assertThat(page.value("[heard.length, Function.prototype.toString.call(Sensor)]").toString())
        .isEqualTo("[1, " + OURS + "]");
    assertThat(page.value("screen.orientation.angle === atFirst")).isEqualTo(true);
  }

  @Test
  void taggedPageStaysArmedWhenItsConsoleArmsAndDisarmsIt() {
    shake();
    page.open(COUNTER + ARMED + LISTENING, Map.of());
    page.ask("Replay.arm", ROWS);
    page.page.until("heard.length > 5");

    page.ask("Replay.disarm", Map.of());
    page.value("void (real = heard.length = 0)");
    page.page.until("real > 5");

    assertThat(page.value("heard.length")).isEqualTo(0L);
  }

  @Test
  void classesOfTheReplayBeforeDoNotSilenceTheEventsOfTheNext() {
    page.open(
        ARMED + "<script>s = new Gyroscope({ frequency: 60 }); s.start();</script>", Map.of());
    start();
    load(List.of("g", 0, "Gyroscope", List.of(1, 2, 3)));
    page.page.until("s.x === 1");
    page.ask("Replay.stop", Map.of("replay", "r"));

    start();
    load(List.of("m", 0, List.of(0, 0, 0), List.of(0, 0, 9), List.of(180, 0, 0), 16));

    page.page.until("s.x === Math.PI");
  }

  @Test
  void armedAnewDuringAReplayItWaitsForTheNext() {
    page.open(LISTENING);
    page.ask("Replay.arm", ROWS);
    page.page.until("heard.length > trusted() + 5");
    start();

    page.ask("Replay.arm", ROWS);
    page.value("void (heard.length = 0)");
    page.page.browser.await(
        "var n = 0; (function frame() { n++ < 6 ? requestAnimationFrame(frame) : done(); })();");
    assertThat(page.value("heard.length")).isEqualTo(0L);

    page.ask("Replay.stop", Map.of("replay", "r"));
    page.page.until("heard.length > 5");
    assertThat(page.value("trusted()")).isEqualTo(0L);
  }

  @Test
  void emulationIsThereBeforeThePagesOwnScripts() {
    page.open(ARMED + LISTENING, Map.of());

    assertThat(page.value("classAtFirst")).isEqualTo(OURS);
    assertThat(start()).containsEntry("early", true);
  }

  @Test
  void theSoleEmptyEventOfAMachineWithoutSensorsDoesNotReachThePage() {
    page.open(COUNTER + ARMED + LISTENING, Map.of());
    page.page.until("real > 0");

    assertThat(page.value("trusted()")).isEqualTo(0L);
  }

  @Test
  void rowsAreRepeatedBeforeAndAfterAReloadUntilAReplayStartsAndEnds() {
    shake();
    page.open(LISTENING);
    page.ask("Replay.arm", ROWS);
    page.page.until("heard.length > trusted() + 5");

    page.page.reload();
    page.page.frame("\"state\":\"load\"");
    page.page.until("heard.length > 9");
    assertThat(page.value("trusted()")).isEqualTo(0L);
    assertThat(page.value("classAtFirst")).isEqualTo(OURS);
    assertThat(page.value("heard.slice(0, 4).map(function (e) { return e.text; }).join(';')"))
        .isEqualTo("1.5,2,9;10;1.5,2,9;10");

    assertThat(start()).containsEntry("early", true);
    page.value("void (heard.length = 0)");
    page.page.browser.await(
        "var n = 0; (function frame() { n++ < 6 ? requestAnimationFrame(frame) : done(); })();");
    assertThat(page.value("heard.length")).isEqualTo(0L);

    page.ask("Replay.stop", Map.of("replay", "r"));
    page.page.until("trusted() > 2");
    page.page.reload();
    page.page.frame("\"state\":\"load\"");
    page.page.until("trusted() > 2");
    assertThat(page.value("trusted() === heard.length")).isEqualTo(true);
  }

  @Test
  void disarmedPageHasItsDeviceBackAndStaysSo() {
    shake();
    page.open(LISTENING);
    page.ask("Replay.arm", ROWS);

    assertThat(page.ask("Replay.disarm", Map.of())).isEmpty();
    page.page.until("trusted() > 2");
    assertThat(page.value("sessionStorage['kite-tab-armed']")).isEqualTo("");
    page.ask("Replay.disarm", Map.of());
  }

  @Test
  void sensorsMadeAtTheLoadHearTheRows() {
    page.open(
        "<script>s = new Accelerometer({ frequency: 30 }); s.start(); n = 0; s.onreading = function () { n++; };</script>");
    page.ask("Replay.arm", ROWS);
    page.page.reload();
    page.page.until("n > 3");

    assertThat(page.value("[s.x, s.y, s.z].join()")).isEqualTo("1.5,2,9");
  }

  @Test
  void moduleIsArmedTooButLate() {
    shake();
    page.open(COUNTER + ARMED.replace("<script", "<script type=module") + LISTENING, Map.of());
    page.page.until("real > 2");
    page.page.until("heard.length === 0 || (heard.length = 0, false)");

    assertThat(start()).containsEntry("early", false);
  }

  @Test
  void policyWithANonceLetsItBeThereInTime() {
    page.open(
        ARMED.replace("<script", "<script nonce=abc") + LISTENING,
        Map.of("Content-Security-Policy", "script-src 'nonce-abc'"));

    assertThat(page.value("classAtFirst")).isEqualTo(OURS);
    assertThat(page.page.complaints()).isEmpty();
  }

  @Test
  void trustedTypesMakeItLateButArmed() {
    shake();
    page.open(
        COUNTER + ARMED + LISTENING,
        Map.of(
            "Content-Security-Policy", "require-trusted-types-for 'script'; trusted-types kite"));
    page.page.until("real > 5");

    assertThat(page.value("[heard.length, classAtFirst === '" + OURS + "']").toString())
        .isEqualTo("[0, false]");
    assertThat(start()).containsEntry("early", false);
  }

  @Test
  void xhtmlMakesItLateButArmed() {
    shake();
    page.open(LISTENING);
    page.page.browser.serve(
        "/page.html",
        """
        <html xmlns="http://www.w3.org/1999/xhtml"><head>
        <script>window.real = 0; addEventListener('devicemotion', function (e) { real += e.isTrusted ? 1 : 0; });</script>
        <script src="/kite.js?kp_GXPEXQ16459GJT31ETEX" data-sensors="armed"></script>
        <script><![CDATA[%s]]></script></head></html>
        """
            .formatted(EARS),
        Map.of("Content-Type", "application/xhtml+xml"));
    page.page.reload();
    page.page.until("real > 5");

    assertThat(page.value("heard.length")).isEqualTo(0L);
  }

  @Test
  void withoutTheMotionPartAPageArmedByAConsoleHasTheDeviceBack() {
    shake();
    page.open(LISTENING);
    page.ask("Replay.arm", ROWS);
    reloadWithoutMotion();

    page.page.until("trusted() > 2");
  }

  @Test
  void withoutTheMotionPartATaggedPageStaysArmed() {
    shake();
    page.open(COUNTER + ARMED + LISTENING, Map.of());
    reloadWithoutMotion();
    assertThat(page.refusal("Replay.disarm", Map.of())).contains("did not load");
    page.value("void (real = 0)");
    page.page.until("real > 5");

    assertThat(page.value("trusted()")).isEqualTo(0L);
  }

  private void reloadWithoutMotion() {
    page.page.browser.serve("/kite.js?kp_GXPEXQ16459GJT31ETEX&motion", "");
    page.page.reload();
    page.page.frame("\"state\":\"load\"");
  }

  @Test
  void rowsThatAreNoListAreRefused() {
    page.open(LISTENING);

    assertThat(page.refusal("Replay.arm", Map.of("rows", "m")))
        .isEqualTo("-32602 rows: expected an array of at most 32.");
  }

  @Test
  void aMinuteWithoutAWordOfAConsoleEndsIt() {
    sensors.open();
    sensors.value(
        """
        (function () {
          var now = 0;
          var waiting = [];
          window.pass = function (ms) {
            for (var end = now + ms; now < end; now += 50) {
              waiting.splice(0).forEach(function (t) { if (t.at > now) { waiting.push(t); } else if (!t.isOff) { t.run(); } });
            }
          };
          window.kept = [];
          window.arm = sensors.arm({
            now: function () { return now; },
            after: function (ms, run) { var t = { at: now + ms, run: run }; waiting.push(t); return t; },
            cancel: function (t) { if (t) { t.isOff = true; } }
          }, { arm: function (rows) { kept.push(rows && rows.length); return true; } });
          window.fired = 0;
          addEventListener('devicemotion', function (e) { fired += e.isTrusted ? 0 : 1; });
          arm.arm({ rows: [['m', 0, null, [1, 2, 3], null, 16]] }, function () {});
        })()
        """);

    sensors.value("[pass(50000), arm.heard(), pass(50000)]");
    assertThat(sensors.value("kept")).isEqualTo(List.of(1L));
    assertThat(sensors.value("fired > 1000")).isEqualTo(true);

    sensors.value("[pass(11000), fired = 0, pass(1000)]");
    assertThat(sensors.value("[fired, kept]").toString()).isEqualTo("[0, [1, null]]");
  }

  private Map<String, Object> start() {
    return page.ask("Replay.start", Map.of("replay", "r", "label", "shake"));
  }

  private void load(List<?>... rows) {
    page.ask("Replay.load", Map.of("replay", "r", "rows", List.of(rows)));
    page.say("Replay.finish", Map.of("replay", "r", "duration", 60000));
  }

  private void shake() {
    sensors.moveBy(new Vector(0.5, 0.5, 0.5), new Vector(0, 0, 9.8), new Vector(1, 2, 3));
  }
}
