package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that a console holds a page at, by a clock that the test moves. */
class HoldTest {
  private static final String CLOCK =
      """
      (function () {
        window.moment = 1000;
        window.wish = null;
        window.fired = [];
        window.held = [];
        window.holder = sensors.holdBy(
          { now: function () { return moment; } },
          {
            fires: function (row) { return row[0] !== 'k'; },
            fire: function (row) { fired.push([row[0], row[2], Math.round(moment - 1000)]); },
            suppress: function () { held.push('held'); },
            release: function () { held.push('released'); }
          },
          {
            open: function () {},
            at: function (moment, run) { wish = { moment: moment, run: run }; },
            close: function () { wish = null; }
          }
        );
        window.at = function (ms) {
          while (wish && wish.moment <= 1000 + ms) {
            var due = wish;
            wish = null;
            moment = Math.max(moment, due.moment);
            due.run();
          }
          moment = 1000 + ms;
        };
        window.say = function (name, rows) {
          var answer;
          holder[name]({ rows: rows }, function (result, error) { answer = error ? error.message : result; });
          return answer;
        };
      })()
      """;

  private final SensorPage page = new SensorPage();

  @BeforeEach
  void start() {
    page.open();
    page.value(CLOCK);
  }

  @Test
  void rowsAreFiredWhenDueAndTheLastOfEachKindGoesOnAtSixtyHertz() {
    page.value("[say('hold', [['o', 0, 1], ['m', 0, 1], ['o', 20, 2], ['m', 20, 2]]), at(60)]");

    assertThat(page.value("fired.map(String)"))
        .isEqualTo(
            List.of("o,1,0", "m,1,0", "o,2,20", "m,2,20", "o,2,37", "m,2,37", "o,2,53", "m,2,53"));
  }

  @Test
  void nextRowsTakeThePlaceOfThoseThatWait() {
    page.value("[say('hold', [['o', 0, 1], ['o', 100, 2]]), at(50), say('hold', [['o', 10, 3]])]");
    page.value("at(100)");

    assertThat(page.value("fired.map(String)"))
        .isEqualTo(List.of("o,1,0", "o,3,60", "o,3,77", "o,3,93"));
    assertThat(page.value("held")).isEqualTo(List.of("held"));
  }

  @Test
  void realEventsPassAgainAfterTheRelease() {
    page.value("[say('hold', [['o', 0, 1]]), at(10), say('release'), at(100)]");

    assertThat(page.value("fired.length")).isEqualTo(1L);
    assertThat(page.value("held")).isEqualTo(List.of("held", "released"));
    assertThat(page.value("[say('release'), held.length]")).asString().contains("2");
  }

  @Test
  void consoleThatFallsSilentLetsGo() {
    page.value("[say('hold', [['o', 0, 1]]), at(5000)]");
    assertThat(page.value("held")).isEqualTo(List.of("held"));

    page.value("at(5100)");
    assertThat(page.value("held")).isEqualTo(List.of("held", "released"));
    assertThat(page.value("wish")).isNull();
  }

  @Test
  void consoleThatFallsSilentLetsGoOfRowsToComeToo() {
    page.value("[say('hold', [['o', 0, 1], ['o', 3600000, 2]]), at(5100)]");

    assertThat(page.value("held")).isEqualTo(List.of("held", "released"));
  }

  @Test
  void rowsThatCannotBeFiredAreRefusedByName() {
    for (var rows :
        List.of("undefined", "[]", "[['k', 0, 'mark']]", "[['o', '0', 1]]", "[['o', 1 / 0, 1]]")) {
      assertThat(page.value("say('hold', " + rows + ")")).asString().startsWith("rows: expected");
    }
    assertThat(page.value("held.length")).isEqualTo(0L);
  }

  @Test
  void lateWakeUpMakesNothingUp() {
    page.value("[say('hold', [['o', 0, 1]]), moment = 2000, wish.run(), at(1010)]");

    assertThat(page.value("fired.length")).isEqualTo(2L);
  }
}
