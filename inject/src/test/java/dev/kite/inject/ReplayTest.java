package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replays by a clock that the test moves, and some by the page's own. */
class ReplayTest {
  /**
   * {@code at(ms)} moves the clock, waking whoever wished it; {@code send} gives a command, whose
   * answer stands in {@code answers} under the number of the command.
   */
  private static final String CLOCK =
      """
      (function () {
        window.moment = 1000;
        window.wish = null;
        window.isUp = true;
        window.answers = [];
        window.fired = [];
        window.at = function (ms) {
          while (wish && wish.moment <= 1000 + ms) {
            var due = wish;
            wish = null;
            moment = Math.max(moment, due.moment);
            due.run();
          }
          moment = 1000 + ms;
        };
        var clock = {
          now: function () { return moment; },
          open: function (done) { done('worker'); },
          at: function (moment, run) { wish = { moment: moment, run: run }; },
          close: function () { wish = null; }
        };
        window.fire = function (row) { fired.push(row[1]); };
        var held = [];
        window.held = held;
        var replay = sensors.replayBy({
          fire: function (row) { fire(row); },
          suppress: function () { held.push('held'); },
          release: function () { held.push('released'); },
          leaked: function () { return 3; },
          exceptions: function () { return 4; }
        }, clock, function () { return isUp; });
        window.send = function (name, params) {
          var number = answers.length;
          answers[number] = null;
          replay['Replay.' + name](Object.assign({ replay: 'r' }, params), function (result, error) {
            answers[number] = result || error;
          });
          return number;
        };
        window.rows = function (from, to) {
          var rows = [];
          for (var t = from; t < to; t += 100) {
            rows.push(['m', t, null, [1, 2, 3], null, 16]);
          }
          return { rows: rows };
        };
        send('start');
      })()
      """;

  private final SensorPage page = new SensorPage();

  @BeforeEach
  void startOne() {
    page.open();
    page.value(CLOCK);
  }

  @Test
  void theStartIsAnsweredWithClockAndVisibility() {
    assertThat(page.value("answers[0]")).isEqualTo(Map.of("clock", "worker", "hidden", false));
  }

  @Test
  void timeRunsWhenTwoSecondsLieReady() {
    page.value("[send('load', rows(0, 2000)), at(1000)]");
    assertThat(page.value("fired.length")).isEqualTo(0L);

    page.value("[send('load', rows(2000, 2100)), at(1300)]");
    assertThat(page.value("fired")).isEqualTo(List.of(0L, 100L, 200L, 300L));
  }

  @Test
  void timeRunsAtOnceWhenNothingMoreWillCome() {
    page.value("[send('load', rows(0, 300)), send('finish'), at(100)]");

    assertThat(page.value("fired")).isEqualTo(List.of(0L, 100L));
  }

  @Test
  void theReportComesWhenTheLastRowIsFired() {
    page.value("[send('load', rows(0, 300)), send('finish'), at(199)]");
    assertThat(page.value("answers[2]")).isNull();

    page.value("at(200)");
    assertThat(page.value("answers[2]"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("samples", 3L),
                Map.entry("skipped", 0L),
                Map.entry("lateness", Map.of("p50", 0L, "p99", 0L, "max", 0L)),
                Map.entry("stalls", 0L),
                Map.entry("stalledMs", 0L),
                Map.entry("leaked", 3L),
                Map.entry("exceptions", 4L),
                Map.entry("hiddenMs", 0L),
                Map.entry("durationMs", 200L),
                Map.entry("clock", "worker"),
                Map.entry("ended", "finished")));
    assertThat(page.value("held")).isEqualTo(List.of("held", "released"));
  }

  @Test
  void aLoadIsAnsweredWhenLessThanFourSecondsLieAhead() {
    page.value("[send('load', rows(0, 4100)), at(0)]");
    assertThat(page.value("answers[1]")).isNull();

    page.value("at(100)");
    assertThat(page.value("answers[1]")).isEqualTo(Map.of("buffered", 3900L));
  }

  @Test
  void aLateWakeUpFiresAllThatIsDueInOrder() {
    page.value("[send('load', rows(0, 1000)), send('finish'), moment += 350, wish.run()]");

    assertThat(page.value("fired")).isEqualTo(List.of(0L, 100L, 200L, 300L));
    page.value("at(2000)");
    assertThat(page.value("answers[2].lateness.max")).isEqualTo(250L);
  }

  @Test
  void timeStandsStillWhileRowsHaveRunOutAndTheStallIsCounted() {
    page.value("[send('load', rows(0, 2100)), at(2500), send('load', rows(2100, 2200))]");
    assertThat(page.value("fired.length")).isEqualTo(21L);

    page.value("[at(3000), send('load', rows(2200, 4500)), send('finish'), at(3400)]");
    assertThat(page.value("fired.slice(21)")).isEqualTo(List.of(2100L, 2200L, 2300L, 2400L, 2500L));
    assertThat(page.value("(send('stop'), answers[answers.length - 1].stalls)")).isEqualTo(1L);
    assertThat(page.value("answers[answers.length - 1].stalledMs")).isEqualTo(900L);
  }

  @Test
  void rowsThatComeInTimeAreNoStall() {
    page.value("[send('load', rows(0, 2100)), at(2050), send('load', rows(2100, 2200)), at(2100)]");

    assertThat(page.value("(send('status'), answers[3])"))
        .isEqualTo(Map.of("fired", 22L, "stalls", 0L, "now", 2100L));
  }

  @Test
  void aSilentConsoleEndsTheReplay() {
    page.value("[send('load', rows(0, 9000)), at(5000), send('status'), at(9900)]");
    assertThat(page.value("held")).isEqualTo(List.of("held"));

    page.value("at(10600)");
    assertThat(page.value("held")).isEqualTo(List.of("held", "released"));
    assertThat(page.value("(send('stop'), answers[3].ended)")).isEqualTo("console-gone");
  }

  @Test
  void aConsoleIsWaitedForLongerWhileThereIsNoRelay() {
    page.value("[send('load', rows(0, 9000)), at(4000), isUp = false, at(16000)]");
    assertThat(page.value("held")).isEqualTo(List.of("held"));

    page.value("[isUp = true, at(20900)]");
    assertThat(page.value("held")).isEqualTo(List.of("held"));

    page.value("at(22100)");
    assertThat(page.value("(send('stop'), answers[2].ended)")).isEqualTo("console-gone");
  }

  @Test
  void noRelayForTwentySecondsEndsTheReplay() {
    page.value("[send('load', rows(0, 9000)), isUp = false, at(19900)]");
    assertThat(page.value("held")).isEqualTo(List.of("held"));

    page.value("at(20600)");
    assertThat(page.value("held")).isEqualTo(List.of("held", "released"));
  }

  @Test
  void aNewReplayTakesThePlaceOfTheOneBefore() {
    page.value("[send('load', rows(0, 2100)), send('finish'), send('start', { replay: 's' })]");

    assertThat(page.value("answers[2].ended")).isEqualTo("replaced");
    assertThat(page.value("(send('status'), answers[4].message)"))
        .isEqualTo("replay: not running here. Start it first.");
    assertThat(page.value("held")).isEqualTo(List.of("held", "released", "held"));
  }

  @Test
  void aLoadThatWaitsIsToldThatTheReplayEnded() {
    page.value("[send('load', rows(0, 9000)), send('stop')]");

    assertThat(page.value("[answers[1].message, answers[2].ended]"))
        .isEqualTo(List.of("The replay has ended: stopped.", "stopped"));
  }

  @Test
  void whatIsNoEventIsSkippedAndCounted() {
    page.value(
        "[send('load', { rows: [['k', 0, 'mark'], ['v', 1, 'hidden'], ['m', null], 7, ['valueOf', 1], ['m', 2, null, null, null, 16]] }),"
            + " send('finish'), at(500)]");

    assertThat(page.value("[fired, answers[2].samples, answers[2].skipped]"))
        .isEqualTo(List.of(List.of(2L), 1L, 5L));
  }

  @Test
  void aReplayThatFailsEndsWithAReportAndLetsRealEventsPast() {
    page.value("[send('load', rows(0, 300)), send('finish')]");

    page.value("[fire = function () { throw new Error('broken'); }, at(200)]");

    assertThat(page.value("[answers[2].ended, answers[2].samples, held]"))
        .isEqualTo(List.of("failed", 1L, List.of("held", "released")));
  }

  @Test
  void aReplayEndsThoughThePageHidesWhetherItIsHidden() {
    page.value("[send('load', rows(0, 300)), send('finish')]");

    page.value(
        "[Object.defineProperty(document, 'hidden', { get: function () { throw new Error('no'); } }), at(200)]");

    assertThat(page.value("[answers[2].ended, held]"))
        .isEqualTo(List.of("failed", List.of("held", "released")));
  }

  @Test
  void rowsThatAreNoListAndTooManyAreRefused() {
    page.value("[send('load', { rows: 'm' }), send('load', { rows: new Array(20001) })]");

    assertThat(page.value("[answers[1].code, answers[2].code, answers[2].message]"))
        .isEqualTo(
            List.of(-32602L, -32602L, "rows: expected an array, and at most 20000 that wait."));
  }

  @Test
  void timeInAHiddenPageIsCounted() {
    page.value("[send('load', rows(0, 2100)), send('finish'), at(500)]");
    page.value(
        "[Object.defineProperty(document, 'hidden', { value: true, configurable: true }), at(1500)]");
    page.value("[delete document.hidden, at(3000)]");

    assertThat(page.value("answers[2].hiddenMs")).isEqualTo(1000L);
  }

  @Test
  void latenessIsToldInStepsThatNeverFlatter() {
    assertThat(
            page.value(
                """
                (function () {
                  var lateness = sensors.lateness();
                  for (var i = 0; i < 98; i++) {
                    lateness.add(0.01);
                  }
                  lateness.add(7.02);
                  lateness.add(250.5);
                  return lateness.summary();
                })()
                """))
        .isEqualTo(Map.of("p50", 0.05, "p99", 7.05, "max", 250.5));
  }

  @Test
  void replayedByAWorkersClockEveryRowArrives() {
    assertThat(replayForReal()).isEqualTo(List.of("worker", "finished", 60L, 0L, true));
  }

  @Test
  void replayedByThePagesOwnClockWherePolicyForbidsWorkers() {
    page.openWith(Map.of("Content-Security-Policy", "default-src 'none'; script-src 'self'"));

    assertThat(replayForReal()).isEqualTo(List.of("main", "finished", 60L, 0L, true));
  }

  @Test
  void replayedWhereThereAreNeitherWorkersNorMessageChannels() {
    page.openAfter("delete window.Worker; delete window.MessageChannel;");

    assertThat(replayForReal()).isEqualTo(List.of("main", "finished", 60L, 0L, true));
  }

  @Test
  void whatFailsInAClocksTimerStaysHiddenFromThePage() {
    page.openAfter(
        "complaints = []; addEventListener('error', function (e) { complaints.push(e.message); });");

    page.browser.await(
        """
        var ran = 0;
        function fail() {
          if (++ran === 2) {
            setTimeout(done, 0);
          }
          throw new Error('ours');
        }
        sensors.clock.open(function () {
          sensors.clock.at(sensors.clock.now() + 10, fail);
          setTimeout(function () { sensors.clock.at(sensors.clock.now() + 1, fail); }, 30);
        });
        """);

    assertThat(page.value("complaints")).isEqualTo(List.of());
  }

  /** Clock, end, samples, stalls, and whether they arrived equal to the bit and in order. */
  private Object replayForReal() {
    return page.browser.await(
        """
        var rows = [];
        for (var i = 0; i < 60; i++) {
          rows.push(['m', i * 5, [Math.random() * 1e-9, -0, null], [Math.random(), 9.81, -Math.random()], null, 16.7]);
        }
        rows = JSON.parse(JSON.stringify(rows).replace(/,0,/g, ',-0,'));
        var i = 0;
        var isSame = true;
        addEventListener('devicemotion', function (e) {
          var a = e.acceleration;
          var g = e.accelerationIncludingGravity;
          isSame = isSame && [a.x, a.y, a.z].every(function (x, j) { return Object.is(x, rows[i][2][j]); })
            && Object.is(a.y, -0) && [g.x, g.y, g.z].every(function (x, j) { return Object.is(x, rows[i][3][j]); });
          i++;
        });
        var replay = sensors.replay;
        replay['Replay.start']({ replay: 'real' }, function () {
          replay['Replay.load']({ replay: 'real', rows: rows }, function () {});
          replay['Replay.finish']({ replay: 'real' }, function (report) {
            done([report.clock, report.ended, report.samples, report.stalls, isSame && i === 60]);
          });
        });
        """);
  }
}
