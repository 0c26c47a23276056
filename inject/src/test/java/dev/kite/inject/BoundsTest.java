package dev.kite.inject;

import static dev.kite.inject.ChromeAnswers.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** However big what a page logs, what we keep and send of it is bounded. */
class BoundsTest {
  private final Browser browser = Browser.shared();
  private final Probe probe = new Probe(browser);

  @Test
  void hugeDeepAndCyclicValuesTakeBoundedBytes() {
    probe.open(
        // The browser's own console, watched by the test's driver, takes seconds for these.
        "console.log = console.table = function () {};",
        """
        var deep = {};
        for (var at = deep, i = 0; i < 10000; i++) { at = at.next = { self: deep }; }
        var wide = {};
        for (i = 0; i < 5000; i++) { wide['key' + i] = 'x'.repeat(1000); }
        var rows = Array.from({ length: 1000 }, function () { return wide; });

        console.log('y'.repeat(5e6));
        console.log(deep, wide, new Map(Array.from({ length: 1e5 }, function (_, i) { return [i, 'z'.repeat(1e5)]; })));
        console.table(rows);
        console.log.apply(console, rows.map(function () { return 'w'.repeat(1000); }));
        """);

    for (var i = 0; i < 4; i++) {
      assertThat(browser.evaluate("probe.text(probe.events[%d][1]()).length".formatted(i)))
          .asInstanceOf(LONG)
          .isLessThan(140_000L);
    }
    var text = arguments(events(4).get(0)).get(0);
    assertThat(text).containsEntry("length", 5_000_000L).containsKey("objectId");
    assertThat(
            browser.evaluate("probe.values.resolve('" + text.get("objectId") + "').value.length"))
        .isEqualTo(5_000_000L);
  }

  @Test
  void textsThatJsonMakesLongerAreCutWithTheirMark() {
    probe.open(
        "console.log = console.table = function () {};",
        """
        console.log('\\0'.repeat(1e5));
        console.log('\\0'.repeat(2e4) + 'x'.repeat(1e5));
        console.log('\\ud800\\u20ac"'.repeat(3e4));
        console.log('"x'.repeat(1e4));
        console.log.apply(console, Array.from({ length: 1000 }, function () { return '\\0'.repeat(1000); }));
        """);

    for (var i = 0; i < 5; i++) {
      assertThat(browser.evaluate("probe.text(probe.events[%d][1]()).length".formatted(i)))
          .asInstanceOf(LONG)
          .isLessThan(200_000L);
    }
    var events = events(5);
    assertThat(arguments(events.get(0)).get(0)).containsEntry("length", 100_000L);
    assertThat(arguments(events.get(0)).get(0)).containsKey("objectId");
    assertThat(arguments(events.get(3)).get(0)).doesNotContainKey("length");
  }

  @Test
  void longListsAreNotListedInFull() {
    probe.open(
        """
        var original = Object.getOwnPropertyNames;
        window.longest = 0;
        Object.getOwnPropertyNames = function (object) {
          var names = original(object);
          longest = Math.max(longest, names.length);
          return names;
        };
        """,
        """
        var holes = new Array(1e6);
        holes[5e5] = 1;
        console.log(Array.from({ length: 1e6 }, function (_, i) { return i; }), holes, new Float64Array(1e6));
        """);

    var logged = arguments(events(1).get(0));
    assertThat(logged)
        .extracting(value -> value.get("description"))
        .containsExactly("Array(1000000)", "Array(1000000)", "Float64Array(1000000)");
    assertThat(logged)
        .allSatisfy(value -> assertThat(value.get("preview")).asString().contains("overflow=true"));
    assertThat((Long) Objects.requireNonNull(browser.evaluate("longest"))).isLessThan(1000L);
  }

  @Test
  void handlesAreBoundedAndReleased() {
    probe.open("", "");

    assertThat(
            browser.evaluate(
                """
                (function (values) {
                  var first = values.describe({}, 'a').objectId;
                  for (var i = 0; i < 1000; i++) { var last = values.describe({}, i % 2 ? 'a' : 'b').objectId; }
                  var facts = [!values.resolve(first), !!values.resolve(last)];
                  values.releaseGroup('a');
                  facts.push(!values.resolve(last), !!values.resolve('' + (last - 2)));
                  values.release('' + (last - 2));
                  facts.push(!values.resolve('' + (last - 2)), values.resolve(last) === undefined);
                  return facts;
                })(probe.values)"""))
        .isEqualTo(List.of(true, true, true, true, true, true));
  }

  @Test
  void whatThePageLogsPushesNoHandleOfClientsOut() {
    probe.open("", "");

    assertThat(
            browser.evaluate(
                """
                (function (values) {
                  var kept = values.describe({ mine: true }, 'client').objectId;
                  for (var i = 0; i < 3000; i++) { var logged = values.describe({}, 'console').objectId; }
                  return [values.resolve(kept).value.mine, !!values.resolve(logged)];
                })(probe.values)"""))
        .isEqualTo(List.of(true, true));
  }

  private List<Map<String, Object>> events(int count) {
    return list(ChromeAnswers.parse(probe.events(count)));
  }

  private static List<Map<String, Object>> arguments(Map<String, Object> event) {
    return list(((Map<?, ?>) Objects.requireNonNull(event.get("params"))).get("args"));
  }
}
