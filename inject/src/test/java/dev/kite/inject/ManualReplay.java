package dev.kite.inject;

import org.jspecify.annotations.Nullable;

/** A replay in a page whose clock the test moves, and whose events are a list. */
final class ManualReplay {
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
          fires: function (row) { return 'moa'.indexOf(row[0]) >= 0; },
          fire: function (row) { fire(row); },
          suppress: function () {
            held.push('held');
            return { leaked: function () { return 3; }, exceptions: function () { return 4; } };
          },
          release: function () { held.push('released'); }
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
        })()
      """;

  final SensorPage page = new SensorPage();

  /** Opens a page and starts a replay with these further parameters, as JavaScript has them. */
  void start(String params) {
    page.open();
    page.value(CLOCK);
    page.value("send('start', " + params + ")");
  }

  @Nullable Object value(String expression) {
    return page.value(expression);
  }

  /** Hides the page or shows it; the replay hears of it when it looks. */
  void hide() {
    page.value("Object.defineProperty(document, 'hidden', { value: true, configurable: true })");
  }

  void show() {
    page.value("delete document.hidden");
  }
}
