package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The question is in a closed shadow root, so a test keeps the root itself; {@code course} says
 * whether a tap is under way.
 */
class ConsentTest {
  static final String KEEP_ROOT =
      """
      var attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (options) { return window.root = attach.call(this, options); };
      course = 'none';
      addEventListener('click', function () { course = 'tap'; }, true);
      addEventListener('click', function () { course = 'none'; });
      """;

  /** A browser that allows motion sensors in a tap alone. */
  static final String TAP_ONLY =
      """
      DeviceMotionEvent.requestPermission = function () {
        asked.push(course);
        return course === 'tap' ? Promise.resolve(verdict) : Promise.reject(new Error('NotAllowedError'));
      };
      asked = [];
      verdict = 'granted';
      """;

  private final SensorPage page = new SensorPage();

  @Test
  void aTapOnAllowAnswersYesInsideTheTap() {
    page.openAfter(KEEP_ROOT);
    ask("one");

    tap("Allow");

    assertThat(page.value("answers")).isEqualTo(List.of("one true tap"));
    assertThat(page.value("document.querySelector('kite-consent')")).isNull();
  }

  @Test
  void aTapOnNotNowAnswersNo() {
    page.openAfter(KEEP_ROOT);
    ask("one");

    tap("Not now");

    assertThat(page.value("answers")).isEqualTo(List.of("one false tap"));
  }

  @Test
  void thePageCannotAnswer() {
    page.openAfter(KEEP_ROOT);
    ask("one");

    page.value("root.querySelectorAll('button')[1].click()");

    assertThat(page.value("answers")).isEqualTo(List.of());
    assertThat(page.value("document.querySelector('kite-consent').shadowRoot")).isNull();
  }

  @Test
  void questionsComeOneAfterTheOtherAndTheFifthIsAnsweredWithNo() {
    page.openAfter(KEEP_ROOT);
    for (var name : List.of("one", "two", "three", "four", "five")) {
      ask(name);
    }

    assertThat(page.value("answers")).isEqualTo(List.of("five false none"));
    assertThat(page.value("document.querySelectorAll('kite-consent').length")).isEqualTo(1L);
    tap("Allow");
    tap("Not now");
    assertThat(page.value("answers.slice(1)")).isEqualTo(List.of("one true tap", "two false tap"));
    assertThat(page.value("root.textContent")).isEqualTo("three?Not nowAllow");
  }

  @Test
  void theQuestionStandsAtTheBottomAlsoUnderAStrictPolicyAndHostileStyles() {
    page.openWith(
        Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'none'; require-trusted-types-for 'script'"));
    page.value("document.documentElement.style.setProperty('direction', 'rtl')");

    page.value("sensors.consent.ask('May I?', 'Allow', function () {})");

    assertThat(
            page.value(
                """
                (function () {
                  var host = document.querySelector('kite-consent');
                  var box = host.getBoundingClientRect();
                  var style = getComputedStyle(host);
                  return [style.position, style.zIndex, style.direction, box.left, box.right === innerWidth,
                    box.bottom === innerHeight, box.height > 80];
                })()
                """))
        .isEqualTo(List.of("fixed", "2147483647", "ltr", 0L, true, true, true));
  }

  @Test
  void beforeThereIsABodyTheQuestionWaits() {
    page.browser.serve("/sensors.js", Browser.factories(SensorPage.PARTS));
    page.browser.serve(
        "/sensors.html",
        """
        <!doctype html>
        <script src=/sensors.js></script>
        <script>
          sensors.consent.ask('May I?', 'Allow', function () {});
          shownEarly = !!document.querySelector('kite-consent');
        </script>
        """);
    page.browser.open("/sensors.html");

    assertThat(page.value("[shownEarly, !!document.querySelector('kite-consent')]"))
        .isEqualTo(List.of(false, true));
  }

  @Test
  void aQuestionThatThePageWipedAwayIsShownAgainWithTheNext() {
    page.openAfter(KEEP_ROOT);
    ask("one");
    page.value("document.querySelector('kite-consent').remove()");

    ask("two");

    assertThat(page.value("root.textContent")).isEqualTo("one?Not nowAllow");
    assertThat(page.value("document.querySelectorAll('kite-consent').length")).isEqualTo(1L);
  }

  @Test
  void sensorsAreAskedForWithoutATapAndThenInsideOne() {
    page.openAfter(KEEP_ROOT + TAP_ONLY);

    page.value("sensors.motion.watch(['m'])");
    page.until("sensors.motion.state() === 'prompt'");
    assertThat(page.value("sensors.motion.why()")).isEqualTo("Tap Allow in the page.");
    tap("Allow");

    page.until("asked.length === 2");
    assertThat(page.value("asked")).isEqualTo(List.of("none", "tap"));
    page.until("sensors.motion.state() !== 'prompt'");
  }

  @Test
  void whatIsGrantedToThePageForAReplayIsNoPermissionOfTheDevice() {
    page.openAfter(KEEP_ROOT + TAP_ONLY);
    page.value("void sensors.emulation.suppress()");

    page.value("sensors.motion.watch(['m'])");
    page.until("sensors.motion.state() !== 'unknown'");

    assertThat(page.value("[sensors.motion.state(), asked.length]"))
        .isEqualTo(List.of("prompt", 1L));
  }

  @Test
  void aRefusalIsNamed() {
    page.openAfter(KEEP_ROOT + TAP_ONLY + "verdict = 'denied';");

    page.value("sensors.motion.watch(['m'])");
    page.until("sensors.motion.state() === 'prompt'");
    tap("Allow");

    page.until("sensors.motion.state() === 'denied'");
    assertThat(page.value("sensors.motion.why()")).asString().contains("site settings");
  }

  @Test
  void whoTapsNotNowIsAskedAgainOnlyWhenSomethingStarts() {
    // A browser without sensors may say so, by one empty event, at any moment.
    var quiet =
        "addEventListener('devicemotion', function (event) { event.stopImmediatePropagation(); }, true);";
    page.openAfter(quiet + KEEP_ROOT + TAP_ONLY);
    page.value("sensors.motion.watch(['m'])");
    page.until("sensors.motion.state() === 'prompt'");

    tap("Not now");
    page.until(
        "sensors.motion.why() === 'Not now was tapped in the page. Start again to ask again.'");
    assertThat(page.value("document.querySelector('kite-consent')")).isNull();

    page.value("sensors.motion.watch(['m', 'o'])");
    page.until("document.querySelector('kite-consent')");
  }

  /** Asks; the answer is written down with what it came in the course of. */
  private void ask(String name) {
    page.value(
        "(window.answers = window.answers || [], sensors.consent.ask('"
            + name
            + "?', 'Allow', function (answer) { answers.push('"
            + name
            + " ' + answer + ' ' + course); }))");
  }

  private void tap(String label) {
    tap(page.browser, label);
  }

  /** A tap on a button of the question that is shown. */
  static void tap(Browser browser, String label) {
    var place =
        (List<?>)
            browser.evaluate(
                """
                (function () {
                  var button = [].filter.call(root.querySelectorAll('button'), function (button) {
                    return button.textContent === 'LABEL';
                  })[0];
                  var box = button.getBoundingClientRect();
                  return [box.left + box.width / 2 + 0.001, box.top + box.height / 2 + 0.001];
                })()
                """
                    .replace("LABEL", label));
    browser.tap(((Number) place.get(0)).doubleValue(), ((Number) place.get(1)).doubleValue());
  }
}
