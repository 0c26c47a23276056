package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Replays by the clocks that a page can have, with real events. */
class ReplayClockTest {
  private final SensorPage page = new SensorPage();

  @Test
  void replayedByAWorkersClockEveryRowArrives() {
    page.open();

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
  void replayedByThePagesTimerWhileTheWorkerIsLate() {
    page.openAfter("Worker.prototype.postMessage = function () {};");

    assertThat(replayForReal()).isEqualTo(List.of("worker", "finished", 60L, 0L, true));
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

  @Test
  void workerThatAnswersAnOlderWishWakesNobody() {
    page.openAfter(
        """
        wishes = [];
        Worker = function () {
          worker = this;
          setTimeout(function () { worker.onmessage({ type: 'message', data: 0 }); }, 0);
        };
        Worker.prototype.postMessage = function (wish) { wishes.push(wish[0]); };
        Worker.prototype.terminate = function () {};
        """);

    assertThat(
            page.browser.await(
                """
                var woken = [];
                sensors.clock.open(function () {
                  sensors.clock.at(sensors.clock.now() + 9000, function () { woken.push('older'); });
                  sensors.clock.at(sensors.clock.now() + 9500, function () { woken.push('newer'); });
                  worker.onmessage({ data: wishes[0] });
                  woken.push('between');
                  worker.onmessage({ data: wishes[1] });
                  done(woken);
                });
                """))
        .isEqualTo(List.of("between", "newer"));
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
