package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link's readings by a clock that the test moves, and by the page's own. */
class PlayoutTest {
  /**
   * A sender whose clock is 5,000 ms behind the page's. {@code send(t, way)} makes a reading at its
   * time {@code t}, which arrives {@code way} ms later; {@code run()} lets all arrive and all that
   * is due be fired, each told as its time and the moment less 5,000.
   */
  private static final String SENDER =
      """
      (function () {
        window.moment = 5000;
        window.wish = null;
        window.fired = [];
        window.held = [];
        window.look = null;
        window.isUp = true;
        var arrivals = [];
        var n = { m: 0, o: 0 };
        var last = 0;
        window.playout = sensors.playoutBy(
          {
            now: function () { return moment; },
            after: function (ms, run) { look = { moment: moment + ms, run: run }; },
            cancel: function () { look = null; }
          },
          {
            fires: function (row) { return row && row[0] !== 'k'; },
            fire: function (row) { fired.push([row[1], moment - 5000]); },
            suppress: function () {
              held.push('held');
              return { leaked: function () { return 3; }, exceptions: function () { return 4; } };
            },
            release: function () { held.push('released'); }
          },
          {
            open: function () {},
            at: function (moment, run) { wish = { moment: moment, run: run }; },
            close: function () { wish = null; }
          },
          function () { return isUp; }
        );
        // Lets time pass by the playout's own timer, after all readings have arrived.
        window.pass = function (ms) {
          var end = moment + ms;
          while (look && look.moment <= end) {
            var due = look;
            look = null;
            moment = Math.max(moment, due.moment);
            due.run();
          }
          moment = end;
        };
        window.link = function (latency, epoch) {
          playout.linked({ from: '4C5M7G3QW0', epoch: epoch || '0b7e151628aed2a6', latency: latency });
        };
        window.send = function (t, way, other) {
          var stream = other || 'm';
          // One connection carries them, so none overtakes another.
          last = Math.max(last, 5000 + t + way);
          arrivals.push({ at: last, n: ++n[stream], row: [stream, t, null, [t, 0, 0], null, 16] });
        };
        window.lose = function (count) { n.m += count; };
        window.begin = function () { n.m = 0; };
        window.run = function (until) {
          while (arrivals.length || wish) {
            var arrival = arrivals[0];
            if (wish && !(arrival && arrival.at <= wish.moment)) {
              if (until !== undefined && wish.moment > 5000 + until) { break; }
              var due = wish;
              wish = null;
              moment = Math.max(moment, due.moment);
              due.run();
            } else {
              if (until !== undefined && arrival.at > 5000 + until) { break; }
              moment = Math.max(moment, arrival.at);
              arrivals.splice(0, 1);
              playout.take(arrival.row[0], arrival.n, [arrival.row]);
            }
          }
          moment = until === undefined ? moment : 5000 + until;
        };
        window.state = function () {
          var answer;
          playout.status({}, function (result, error) { answer = result || error; });
          return answer;
        };
        window.times = function () { return fired.map(function (it) { return it[0]; }); };
        window.holds = function () { return fired.map(function (it) { return Math.round(it[1] - it[0]); }); };
      })()
      """;

  private final SensorPage page = new SensorPage();

  @BeforeEach
  void start() {
    page.open();
    page.value(SENDER);
  }

  @Test
  void readingsKeepTheSendersSpacingWhateverTheirWayTook() {
    page.value("[link(), send(0, 10), send(16, 55), send(32, 20), send(48, 10), run()]");

    assertThat(page.value("fired"))
        .isEqualTo(
            List.of(List.of(0L, 70L), List.of(16L, 86L), List.of(32L, 102L), List.of(48L, 118L)));
    assertThat(status())
        .containsEntry("fired", 4L)
        .containsEntry("dropped", 0L)
        .containsEntry("late", 0L)
        .containsEntry("delay", 60L);
  }

  @Test
  void whatIsNoReadingIsPassedOver() {
    page.value(
        "[link(), playout.take('m', 6, [null, 'm', ['m'], ['m', 'x'], ['m', 1 / 0, null], ['m', 0, null]]), run()]");

    assertThat(page.value("times()")).isEqualTo(List.of(0L));
  }

  @Test
  void delayFollowsTheJitterUpAtOnceAndDownByAndBy() {
    page.value(
        """
        [link(), (function () {
          for (var i = 0; i < 600; i++) { send(i * 16, 10 + i % 2); }
          run();
        })()]
        """);
    assertThat(status()).containsEntry("delay", 3L);
    assertThat(page.value("holds()[0] - 10")).isEqualTo(60L);
    assertThat(page.value("holds()[100] - 10")).isNotEqualTo(3L);

    page.value(
        """
        (function () {
          for (var i = 600; i < 700; i++) { send(i * 16, i % 10 ? 10 : 130); }
          run();
        })()
        """);
    assertThat(page.value("state().delay > 80 && state().delay <= 122")).isEqualTo(true);
    assertThat(page.value("times().every(function (t, i) { return t === i * 16; })"))
        .isEqualTo(true);
  }

  @Test
  void delayGoesNoFurtherThanAQuarterOfASecond() {
    page.value(
        """
        [link(), (function () {
          for (var i = 0; i < 200; i++) { send(i * 16, i % 50 ? 10 : 400); }
          run();
        })()]
        """);

    assertThat(status()).containsEntry("delay", 250L);
  }

  @Test
  void withoutLatencyEverythingIsFiredWhenItComes() {
    page.value("[link(0), send(0, 10), send(16, 55), send(32, 12), run()]");

    assertThat(page.value("fired"))
        .isEqualTo(List.of(List.of(0L, 10L), List.of(16L, 71L), List.of(32L, 71L)));
    assertThat(status())
        .containsEntry("dropped", 0L)
        .containsEntry("late", 0L)
        .containsEntry("delay", 0L);
  }

  @Test
  void givenLatencyIsKept() {
    page.value("[link(100), send(0, 10), send(16, 90), send(32, 20), run()]");

    assertThat(page.value("holds()")).isEqualTo(List.of(110L, 110L, 110L));
  }

  @Test
  void anotherLatencyIsAnotherLink() {
    page.value("[link(0), send(0, 10), run(), link(100), send(16, 10), run()]");

    assertThat(page.value("holds()")).isEqualTo(List.of(10L, 110L));
    assertThat(status()).containsEntry("fired", 1L);
    assertThat(page.value("held")).isEqualTo(List.of("held"));
  }

  @Test
  void lateReadingIsFiredAtOnceUnlessANewerOneOfItsStreamWasFired() {
    page.value("[link(20), send(0, 10), send(16, 60), send(100, 10), run()]");
    assertThat(page.value("fired"))
        .isEqualTo(List.of(List.of(0L, 30L), List.of(16L, 76L), List.of(100L, 130L)));
    assertThat(status()).containsEntry("late", 1L);

    page.value("[send(132, 10, 'o'), send(116, 60), send(60, 120), run()]");
    assertThat(page.value("times()")).isEqualTo(List.of(0L, 16L, 100L, 132L, 116L));
    assertThat(status()).containsEntry("dropped", 1L);
  }

  @Test
  void skippedSampleNumbersAreCountedAsDropped() {
    page.value("[link(), send(0, 10), lose(7), send(160, 10), run()]");

    assertThat(status()).containsEntry("dropped", 7L).containsEntry("fired", 2L);
  }

  @Test
  void repeatedBatchIsFiredOnce() {
    page.value(
        "[link(0), playout.take('m', 1, [['m', 0, null, null, null, 16]]),"
            + " playout.take('m', 1, [['m', 0, null, null, null, 16]])]");

    assertThat(status()).containsEntry("fired", 1L);
  }

  @Test
  void rowsThatCannotBeFiredAreLeftOut() {
    page.value("playout.linked({ from: 'x', epoch: 'e', latency: 0 })");
    page.value("playout.take('m', 3, [['k', 1, 'mark'], ['m'], ['m', 2, null, null, null, 16]])");

    assertThat(page.value("times()")).isEqualTo(List.of(2L));
  }

  @Test
  void silenceIsWaitedOutAndTheDelayFoundAnew() {
    page.value("[link(20), send(0, 10), run(2100)]");
    assertThat(status()).containsEntry("state", "waiting");
    assertThat(page.value("held")).isEqualTo(List.of("held"));

    // The sender slept, and so did its clock.
    page.value("[send(3000, 2000), send(3016, 2000), run()]");
    assertThat(page.value("holds()")).isEqualTo(List.of(30L, 2020L, 2020L));
    assertThat(status()).containsEntry("state", "receiving");
  }

  @Test
  void clockThatJumpsBackHoldsNothingUp() {
    page.value("[link(20), send(0, 5000), send(5016, 10), run()]");

    assertThat(page.value("holds()")).isEqualTo(List.of(5020L, 30L));
  }

  @Test
  void anotherLoadOfTheSourceStartsTheClocksAnewAndGoesOnCounting() {
    page.value("[link(0), send(90000, 10), lose(90), run()]");
    page.value("[link(0, '9f86d081884c7d65'), begin(), send(0, 91000), run()]");

    assertThat(page.value("times()")).isEqualTo(List.of(90000L, 0L));
    assertThat(status()).containsEntry("fired", 2L).containsEntry("dropped", 0L);
    assertThat(page.value("held")).isEqualTo(List.of("held"));
  }

  @Test
  void endOfTheLinkLetsTheDevicesOwnEventsThroughAgain() {
    page.value("[link(), send(0, 10), run(11), playout.linked({})]");
    assertThat(page.value("held")).isEqualTo(List.of("held", "released"));
    assertThat(page.value("[wish, look, fired.length]")).asString().isEqualTo("[null, null, 0]");
    assertThat(page.value("state().message")).isEqualTo("No page feeds this one.");

    page.value("[playout.take('m', 9, [['m', 1, null, null, null, 16]]), playout.linked({})]");
    assertThat(page.value("held.length + fired.length")).isEqualTo(2L);
  }

  @Test
  void withoutTheRelayForTwentySecondsThePageHasTheDeviceBackUntilTheLinkGoesOn() {
    page.value("[link(0), send(0, 10), run(), pass(60000)]");
    page.value("[isUp = false, pass(20000)]");
    assertThat(page.value("held")).isEqualTo(List.of("held"));

    page.value("pass(2000)");
    assertThat(page.value("held")).isEqualTo(List.of("held", "released"));

    page.value("[isUp = true, link(0), lose(90), send(90000, 10), run(), pass(60000)]");
    assertThat(page.value("held")).isEqualTo(List.of("held", "released", "held"));
    assertThat(page.value("times()")).isEqualTo(List.of(0L, 90000L));
    page.value("playout.linked({})");
    assertThat(page.value("held.length")).isEqualTo(4L);
  }

  @Test
  void shortAbsencesOfTheRelayAreNotAddedUp() {
    page.value("link(0)");

    for (var i = 0; i < 3; i++) {
      page.value("[isUp = false, pass(15000), isUp = true, link(0), pass(1500)]");
    }

    assertThat(page.value("held")).isEqualTo(List.of("held"));
  }

  @Test
  void whatIsTooMuchToWaitIsDroppedFromTheOldEnd() {
    page.value(
        "[link(250), (function () { for (var i = 0; i < 2100; i++) { send(i / 100, 0); } run(); })()]");

    assertThat(page.value("times().length")).isEqualTo(2000L);
    assertThat(page.value("times()[0]")).isEqualTo(1L);
    assertThat(status()).containsEntry("dropped", 100L);
  }

  @Test
  void statusTellsHowTheWayFromClockToClockIs() {
    page.value("[link(0), (function () { for (var i = 0; i < 99; i++) { send(i * 10, 10); } })()]");
    page.value("[send(990, 40), run()]");

    assertThat(status())
        .containsEntry("from", "4C5M7G3QW0")
        .containsEntry("transit", Map.of("p50", 5010L, "p95", 5010L))
        .containsEntry("leaked", 3L)
        .containsEntry("exceptions", 4L);
    assertThat(page.value("state().rate > 90 && state().rate < 100")).isEqualTo(true);
  }

  @Test
  void pageItselfHearsTheReadingsInTheirOrderByItsOwnClock() {
    page.value(
        """
        [heard = [], addEventListener('devicemotion', function (e) {
          if (!e.isTrusted) { heard.push([e.interval, performance.now()]); }
        }), sensors.playout.linked({ from: 'x', epoch: 'e', latency: 200 }), (function () {
          var zero = performance.now();
          for (var i = 0; i < 6; i++) {
            sensors.playout.take('m', i + 1, [['m', i * 20, null, null, null, i]]);
          }
          began = zero;
        })()]
        """);
    page.until("heard.length === 6");

    assertThat(page.value("heard.map(function (it) { return it[0]; })"))
        .isEqualTo(List.of(0L, 1L, 2L, 3L, 4L, 5L));
    assertThat(page.value("heard.every(function (it, i) { return it[1] - began >= i * 20 + 98; })"))
        .isEqualTo(true);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> status() {
    return (Map<String, Object>) Objects.requireNonNull(page.value("state()"));
  }
}
