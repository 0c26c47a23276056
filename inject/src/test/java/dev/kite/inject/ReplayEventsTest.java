package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What a page's listeners have of a replay that is paused, moved, or begins at a moment. */
class ReplayEventsTest {
  /**
   * {@code heard} has the interval of each event, which is the number of its row, and {@code times}
   * when it came; a row lasts 10 ms.
   */
  private static final String LISTENER =
      """
      window.heard = [];
      window.times = [];
      addEventListener('devicemotion', function (event) {
        if (!event.isTrusted) {
          times.push(performance.now());
          heard.push(event.interval);
        }
      });
      window.send = function (name, params, reply) {
        sensors.replay['Replay.' + name](
          Object.assign({ replay: 'real' }, params), reply || function () {});
      };
      window.load = function (from, to) {
        var rows = [];
        for (var i = from; i < to; i++) {
          rows.push(['m', i * 10, null, [0.1 * i, -0.25, 9.81], null, i]);
        }
        send('load', { rows: rows });
      };
      window.whenHeard = function (count, run) {
        (function look() {
          if (heard.length >= count) {
            run();
          } else {
            setTimeout(look, 2);
          }
        })();
      };
      """;

  private final SensorPage page = new SensorPage();

  @Test
  void aPauseTakesNothingAwayAndFiresNothing() {
    page.open();
    var result =
        page.browser.await(
            LISTENER
                + """
                send('start', {}, function () {
                  load(0, 60);
                  send('finish', {}, function (report) {
                    done([before < 60, paused, heard, report.stalls]);
                  });
                });
                var before, paused;
                whenHeard(5, function () {
                  send('pause');
                  before = heard.length;
                  setTimeout(function () {
                    paused = heard.length - before;
                    send('resume');
                  }, 100);
                });
                """);

    assertThat(result).isEqualTo(List.of(true, 0L, numbers(0, 60), 0L));
  }

  @Test
  void movedForwardsAndBackwardsItGoesOnThere() {
    page.open();
    var result =
        page.browser.await(
            LISTENER
                + """
                var first, second;
                send('start', {}, function () {
                  load(0, 300);
                  whenHeard(5, function () {
                    send('seek', { to: 5000 });
                    first = heard.length;
                    load(500, 800);
                    whenHeard(first + 5, function () {
                      send('pause');
                      send('seek', { to: 100 });
                      second = heard.length;
                      load(10, 20);
                      send('resume');
                      send('finish', {}, function (report) {
                        done([heard.slice(0, first), heard.slice(first, second), heard.slice(second),
                          report.samples + report.left]);
                      });
                    });
                  });
                });
                """);

    assertThat(result)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .satisfies(
            parts -> {
              assertThat((List<?>) parts.get(0)).isEqualTo(numbers(0, size(parts.get(0))));
              assertThat((List<?>) parts.get(1)).isEqualTo(numbers(500, size(parts.get(1))));
              assertThat(parts.get(2)).isEqualTo(numbers(10, 10));
              assertThat(parts.get(3)).isEqualTo(610L);
            });
  }

  /** Each page has its own clock and the same moment on it. */
  @Test
  void twoPagesThatBeginAtAMomentPlayInStep() {
    page.open();
    page.browser.serve(
        "/two.html",
        "<!doctype html><iframe src=/sensors.html></iframe><iframe src=/sensors.html></iframe>");
    page.browser.open("/two.html");
    page.until("frames.length === 2 && frames[0].sensors && frames[1].sensors");
    var result =
        page.browser.await(
            "var listener = function () {"
                + LISTENER
                + "};"
                + """
                var started = performance.timeOrigin + performance.now() + 300;
                var results = [];
                [frames[0], frames[1]].forEach(function (frame) {
                  frame.eval('(' + listener + ')()');
                  var at = started - frame.performance.timeOrigin;
                  frame.send('start', { at: at }, function () {
                    frame.load(0, 30);
                    frame.send('finish', {}, function (report) {
                      var spread = frame.times.map(function (time, i) { return time - at - i * 10; });
                      results.push([
                        frame.heard.length,
                        Math.min.apply(null, spread) >= 0,
                        Math.max.apply(null, spread) < report.lateness.max + 20,
                        report.stalls
                      ]);
                      if (results.length === 2) {
                        done(results);
                      }
                    });
                  });
                });
                """);

    assertThat(result)
        .isEqualTo(List.of(List.of(30L, true, true, 0L), List.of(30L, true, true, 0L)));
  }

  @Test
  void aPageBehindAnotherTabWaitsWhenItIsToldTo() {
    page.open();
    page.browser.await(
        LISTENER
            + """
            send('start', { hidden: 'pause' }, function () {
              load(0, 200);
              send('finish', {}, function (report) { window.report = report; });
              whenHeard(3, done);
            });
            """);
    var tab = page.browser.command("Target.createTarget", Map.of("url", "about:blank"));
    page.until("document.hidden");
    var later =
        page.browser.await(
            """
            var before = heard.length;
            setTimeout(function () { send('status', {}, function (status) {
              done([heard.length - before, status.state]);
            }); }, 150);
            """);
    page.browser.command("Target.closeTarget", Map.of("targetId", tab.get("targetId")));
    page.until("window.report");

    assertThat(later).isEqualTo(List.of(0L, "hidden"));
    assertThat(page.value("heard")).isEqualTo(numbers(0, 200));
    assertThat(page.value("report.pausedMs >= 150")).isEqualTo(true);
  }

  private static List<Long> numbers(int from, int count) {
    return LongStream.range(from, from + count).boxed().toList();
  }

  private static int size(Object list) {
    return ((List<?>) list).size();
  }
}
