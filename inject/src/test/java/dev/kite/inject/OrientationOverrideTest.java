package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page held at an orientation, as by the sensors panel of a browser's own tools. */
class OrientationOverrideTest {
  private static final String SET = "DeviceOrientation.setDeviceOrientationOverride";
  private static final String CLEAR = "DeviceOrientation.clearDeviceOrientationOverride";

  /** Stands ahead of our tag, and sees what the browser itself sends. */
  private static final String WATCHING =
      """
      <script>
        window.real = 0;
        addEventListener('deviceorientation', function (e) {
          window.real = Object.getOwnPropertyDescriptor(e, 'alpha') ? real : e.alpha;
        }, true);
      </script>
      """;

  /** Logs what its listener hears, but for the empty event of a machine without sensors. */
  private static final String LISTENING =
      """
      <script>
        window.heard = [];
        function hear(name) {
          return function (e) {
            if (e.alpha !== null) { heard.push(name + ' ' + [e.alpha, e.beta, e.gamma, e.absolute, e.type].join()); }
          };
        }
        addEventListener('deviceorientation', hear('first'));
      </script>
      """;

  private final DrivenPage page = new DrivenPage();

  @AfterEach
  void takeTheVirtualHardwareAway() {
    page.page.browser.command(CLEAR, Map.of());
  }

  @Test
  void listenersHearEachOverrideAtOnce() {
    page.open(LISTENING);

    assertThat(page.ask(SET, angles(1, 2.5, -3))).isEmpty();
    page.ask(SET, angles(0.1 + 0.2, -180, 89.999));

    assertThat(heard())
        .containsExactly(
            "first 1,2.5,-3,false,deviceorientation",
            "first 0.30000000000000004,-180,89.999,false,deviceorientation");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          addEventListener('deviceorientation', hear('late'))
          window.addEventListener('deviceorientation', hear('late'), { once: true })
          ondeviceorientation = hear('late')
          """)
  void listenerThatComesLaterHearsItSoon(String listen) {
    page.open(LISTENING);
    page.ask(SET, angles(1, 2, 3));

    page.value("void (" + listen + ")");

    page.page.until("heard.join().indexOf('late 1,2,3') >= 0");
  }

  @Test
  void handlerOfThePageWorks() {
    page.open(LISTENING + "<script>ondeviceorientation = hear('handler');</script>");

    page.ask(SET, angles(1, 2, 3));

    assertThat(heard()).anyMatch(entry -> entry.startsWith("handler 1,2,3"));
  }

  // A listener that stood ahead of ours hears both, as in a replay.
  @Test
  void devicesOwnEventsAreHeldBackUntilItIsCleared() {
    page.open(WATCHING + KitePage.TAG, Map.of());
    page.ask(SET, angles(1, 2, 3));
    listen();

    turnDevice(40, 50, 60);
    page.ask(SET, angles(4, 5, 6));
    assertThat(page.ask(CLEAR, Map.of())).isEmpty();
    turnDevice(41, 51, 61);

    assertThat(heard())
        .containsExactly(
            "first 1,2,3,false,deviceorientation",
            "first 4,5,6,false,deviceorientation",
            "first 41,51,61,false,deviceorientation");
  }

  @Test
  void nothingOfItIsLeftInThePageOnceItIsCleared() {
    page.open(LISTENING);
    var look =
        "JSON.stringify([Object.getOwnPropertyNames(window).sort(), addEventListener + '', addEventListener.name,"
            + " Object.getOwnPropertyDescriptor(window, 'ondeviceorientation').set + ''])";
    var before = page.value(look);
    page.ask(SET, angles(1, 2, 3));
    page.ask(SET, angles(1, 2, 4));
    assertThat(page.value("addEventListener.name + addEventListener.length"))
        .isEqualTo("addEventListener2");

    page.ask(CLEAR, Map.of());

    assertThat(page.value(look)).isEqualTo(before);
    page.ask(CLEAR, Map.of());
    assertThat(page.page.complaints()).isEmpty();
  }

  @Test
  void whatThePagePutInItsPlaceMeanwhileStays() {
    page.open(LISTENING);
    page.ask(SET, angles(1, 2, 3));
    page.value("void (window.addEventListener = function ofThePage() {})");

    page.ask(CLEAR, Map.of());

    assertThat(page.value("addEventListener.name")).isEqualTo("ofThePage");
  }

  @Test
  void replayThatEndsLeavesTheOverride() {
    page.open(WATCHING + KitePage.TAG, Map.of());
    page.ask(SET, angles(1, 2, 3));
    listen();
    page.ask("Replay.start", Map.of("replay", "r"));
    page.ask("Replay.stop", Map.of("replay", "r"));

    turnDevice(40, 50, 60);

    assertThat(heard()).containsExactly("first 1,2,3,false,deviceorientation");
  }

  @ParameterizedTest
  @CsvSource({
    "360,0,0,alpha",
    "-1,0,0,alpha",
    "0,180,0,beta",
    "0,-181,0,beta",
    "0,0,90,gamma",
    "0,0,-91,gamma"
  })
  void angleOutOfRangeIsNamed(double alpha, double beta, double gamma, String name) {
    page.open(LISTENING);

    assertThat(page.refusal(SET, angles(alpha, beta, gamma)))
        .startsWith("-32602 " + name + ": expected a number from ");
    assertThat(heard()).isEmpty();
  }

  @Test
  void missingAngleIsNamed() {
    page.open(LISTENING);

    assertThat(page.refusal(SET, Map.of("alpha", 1, "gamma", 2)))
        .isEqualTo("-32602 beta: expected a number from -180 to less than 180.");
  }

  /** Has the page listen only now, and hear of the override. */
  private void listen() {
    page.value(
        "document.head.appendChild(document.createElement('script')).text = "
            + ChromeAnswers.quote(LISTENING.replaceAll("</?script>", "")));
    page.page.until("heard.length");
  }

  /** Returns when the page's browser has sent an event of its own with these values. */
  private void turnDevice(int alpha, int beta, int gamma) {
    page.page.browser.command(SET, angles(alpha, beta, gamma));
    page.page.until("real === " + alpha);
  }

  private List<String> heard() {
    return page.value("heard.slice()") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static Map<String, Object> angles(double alpha, double beta, double gamma) {
    return Map.of("alpha", alpha, "beta", beta, "gamma", gamma);
  }
}
