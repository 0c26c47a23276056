package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChannelTest {
  private static final String BENCH = "var bench = createBench();";

  /** What an earlier load left: two frames, of which a relay once acknowledged none. */
  private static final String BENCH_WITH_REST =
      """
      var bench = createBench([{
        hello: { v: 1, epoch: '0b7e151628aed2a6', rest: true },
        last: 6,
        acknowledged: 4,
        frames: ['e 5 {"old":5}', 'e 6 {"old":6}']
      }]);
      """;

  private static ChannelPage page;

  @BeforeAll
  static void open() {
    page = new ChannelPage();
  }

  @Test
  void saysHelloFirstAndNothingMoreBeforeTheWelcome() {
    assertThat(sent(BENCH + "bench.log('early'); bench.open(); bench.log('later');"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("H {\"v\":1,\"epoch\":\"9f86d081884c7d65\",\"url\":\"https://shop.test/cart\"");
  }

  @Test
  void whatWasSaidBeforeTheConnectionFollowsTheWelcomeInOrder() {
    assertThat(
            sent(BENCH + "bench.log('early'); bench.open(); bench.log('later'); bench.welcome();"))
        .endsWith(log(1, "early"), log(2, "later"))
        .hasSize(3);
  }

  @Test
  void replyThatCannotBeWrittenBecomesAnError() {
    assertThat(
            sent(
                BENCH
                    + """
                    bench.join();
                    var deep = {};
                    for (var at = deep, i = 0; i < 1e5; i++) { at = at.d = {}; }
                    bench.channel.reply('00c0ffee00c0ffee', 'a1', { id: 'a1', result: deep });
                    bench.timers.advance(0);
                    """))
        .last()
        .asString()
        .startsWith("r 1 00c0ffee00c0ffee {\"id\":\"a1\",\"error\":{\"code\":-32000,");
  }

  @Test
  void paramsAreMadeOffTheStackOfThePagesCall() {
    assertThat(
            page.run(
                BENCH
                    + """
                    var made = 0;
                    bench.channel.emit('Log', function () { return { made: ++made }; });
                    var atOnce = made;
                    bench.timers.advance(0);
                    return [atOnce, made];
                    """))
        .isEqualTo(List.of(0L, 1L));
  }

  @Test
  void sendsOnFromWhatTheRelayHas() {
    assertThat(
            sent(
                BENCH
                    + "bench.log('a'); bench.log('b'); bench.log('c'); bench.open(); bench.fresh();"
                    + "bench.welcome(2);"))
        .containsExactly(log(3, "c"));
  }

  @Test
  void holeIsSentAgain() {
    assertThat(
            sent(
                BENCH
                    + "bench.join(); bench.log('a'); bench.log('b'); bench.fresh();"
                    + "bench.say('n 2');"))
        .containsExactly(log(2, "b"));
  }

  @Test
  void relayThatWasRestartedGetsWhatTheOldOneHadAcknowledged() {
    assertThat(
            sent(
                BENCH
                    + "bench.join(); bench.log('a'); bench.log('b'); bench.say('a 2');"
                    + "bench.channel.connection.restart(); bench.transport.last.listener.opened();"
                    + "bench.fresh(); bench.welcome(0);"))
        .containsExactly(log(1, "a"), log(2, "b"));
  }

  @Test
  void replyGoesToItsSessionBehindTheEventsBeforeIt() {
    assertThat(
            sent(
                BENCH
                    + """
                    bench.join();
                    bench.fresh();
                    bench.channel.emit('Log', function () { return { what: 'first' }; });
                    bench.channel.reply('00c0ffee00c0ffee', 'id', { id: 'id', result: {} });
                    bench.channel.emitTo('00c0ffee00c0ffee', 'Sensor.recorded', function () { return { rows: [-0] }; });
                    bench.timers.advance(0);
                    """))
        .containsExactly(
            log(1, "first"),
            "r 2 00c0ffee00c0ffee {\"id\":\"id\",\"result\":{}}",
            "r 3 00c0ffee00c0ffee {\"method\":\"Sensor.recorded\",\"params\":{\"rows\":[-0]}}");
  }

  @Test
  void commandsWatchesReadingsAndRefusalsReachTheirParts() {
    assertThat(
            page.run(
                BENCH
                    + """
                    bench.join();
                    bench.say('w m,o', 'w -', 's o 9 [["o",1,2,3,4,false]]', 'c 00c0ffee00c0ffee {"id":"1"}');
                    return JSON.stringify(bench.heard);
                    """))
        .isEqualTo(
            "[[\"watch\",[\"m\",\"o\"],null],[\"watch\",[],null],"
                + "[\"readings\",\"o\",9,[[\"o\",1,2,3,4,false]]],"
                + "[\"command\",\"00c0ffee00c0ffee\",{\"id\":\"1\"}]]");
  }

  @Test
  void whoFeedsThePageIsToldByItsWelcomeAndByTheRelayLater() {
    assertThat(
            page.run(
                BENCH
                    + """
                    bench.join();
                    bench.say('l {"from":"4C5M7G3QW0","epoch":"0b7e151628aed2a6"}', 'l {}');
                    return JSON.stringify(bench.links);
                    """))
        .isEqualTo("[{},{\"from\":\"4C5M7G3QW0\",\"epoch\":\"0b7e151628aed2a6\"},{}]");
  }

  @Test
  void changedTitleIsToldWithTheNextFrameAndOnlyOnce() {
    assertThat(
            sent(
                BENCH
                    + "bench.join(); bench.fresh(); bench.page.title = 'Paid';"
                    + "bench.log('a'); bench.log('b');"))
        .hasSize(3)
        .first()
        .asString()
        .startsWith("H {\"v\":1,\"target\":\"7G3QW0ZC5M\",")
        .contains("\"title\":\"Paid\"");
  }

  @Test
  void fullSocketIsLeftAloneUntilItDrains() {
    assertThat(
            sent(
                BENCH
                    + """
                    bench.join();
                    bench.fresh();
                    bench.transport.isFull = true;
                    bench.log('a');
                    bench.timers.advance(1000);
                    bench.sent().push('full');
                    bench.transport.isFull = false;
                    bench.timers.advance(25);
                    """))
        .containsExactly("full", log(1, "a"));
  }

  @Test
  void newestReadingsReplaceThoseThatWaitForTheSocket() {
    assertThat(
            sent(
                BENCH
                    + """
                    bench.join();
                    bench.fresh();
                    bench.transport.isFull = true;
                    bench.channel.readings('m', 1, [['m', 1]]);
                    bench.channel.readings('o', 1, [['o', 1]]);
                    bench.channel.readings('m', 2, [['m', 2]]);
                    bench.timers.advance(0);
                    bench.transport.isFull = false;
                    bench.timers.advance(25);
                    """))
        .containsExactly("s m 2 [[\"m\",2]]", "s o 1 [[\"o\",1]]");
  }

  @Test
  void readingsFromBeforeTheConnectionAreStaleAndNotSent() {
    assertThat(
            sent(
                BENCH
                    + "bench.open(); bench.channel.readings('m', 1, [['m', 1]]); bench.fresh();"
                    + "bench.welcome();"))
        .isEmpty();
  }

  @Test
  void readingsThatWaitedForLostConnectionAreStaleToo() {
    assertThat(
            sent(
                BENCH
                    + """
                    bench.join();
                    bench.transport.isFull = true;
                    bench.channel.readings('m', 1, [['m', 1]]);
                    bench.timers.advance(0);
                    bench.channel.connection.restart();
                    bench.transport.last.listener.opened();
                    bench.transport.isFull = false;
                    bench.fresh();
                    bench.welcome();
                    """))
        .isEmpty();
  }

  @Test
  void eventOverTheLimitIsGapAndTheNextOneIsSent() {
    assertThat(
            sent(
                BENCH
                    + "bench.join(); bench.fresh();"
                    + "bench.log(new Array(262145).join('x')); bench.log('small');"))
        .containsExactly("g 1 1 1 262185 too-large", log(2, "small"));
  }

  @Test
  void replyOverTheLimitIsAnErrorThatSaysSo() {
    assertThat(
            sent(
                BENCH
                    + "bench.join(); bench.fresh();"
                    + "bench.channel.reply('00c0ffee00c0ffee', 'id', { big: new Array(262145).join('x') });"
                    + "bench.timers.advance(0);"))
        .containsExactly(
            "r 1 00c0ffee00c0ffee {\"id\":\"id\",\"error\":{\"code\":-32000,\"message\":"
                + "\"The answer is too large: ask for less.\"}}");
  }

  @Test
  void eventThatCannotBeReadIsNamedAsGap() {
    assertThat(
            sent(
                BENCH
                    + "bench.join(); bench.fresh();"
                    + "bench.channel.emit('Log', function () { throw new Error('broken'); });"
                    + "bench.log('next');"))
        .containsExactly("g 1 1 1 0 unreadable", log(2, "next"));
  }

  @Test
  void burstBeyondTheBoundLosesItsOldestEventsByName() {
    assertThat(
            page.run(
                BENCH
                    + """
                    bench.join();
                    bench.fresh();
                    for (var i = 1; i <= 4500; i++) {
                      bench.channel.emit('Log', function () { return {}; });
                    }
                    bench.timers.advance(0);
                    var kept = 0;
                    var lost = 0;
                    bench.sent().forEach(function (text) {
                      var fields = text.split(' ');
                      if (fields[0] === 'g') {
                        lost += fields[3] - fields[2] + 1;
                      } else {
                        kept++;
                      }
                    });
                    return [kept > 4000, lost > 400, kept + lost, bench.sent().pop()];
                    """))
        .isEqualTo(List.of(true, true, 4500L, "e 4500 {\"method\":\"Log\",\"params\":{}}"));
  }

  @Test
  void burstOfLargeEventsIsBoundedInBytesToo() {
    assertThat(
            page.run(
                BENCH
                    + """
                    var made = 0;
                    for (var i = 0; i < 3000; i++) {
                      bench.channel.emit('Log', function () {
                        made++;
                        return { text: new Array(10001).join('x') };
                      });
                    }
                    var early = made;
                    bench.timers.advance(0);
                    return [early < 60, made - early < 100];
                    """))
        .isEqualTo(List.of(true, true));
  }

  @Test
  void replyIsNeverGivenUpInBurst() {
    assertThat(
            page.run(
                BENCH
                    + """
                    function burst(count) {
                      for (var i = 0; i < count; i++) {
                        bench.channel.emit('Log', function () { return {}; });
                      }
                    }
                    bench.join();
                    burst(3900);
                    bench.channel.reply('00c0ffee00c0ffee', 'id', { id: 'id' });
                    burst(8000);
                    bench.timers.advance(0);
                    return bench.sent().filter(function (text) { return text[0] === 'r'; });
                    """))
        .isEqualTo(List.of("r 3901 00c0ffee00c0ffee {\"id\":\"id\"}"));
  }

  @Test
  void restOfAnEarlierLoadIsDeliveredBeforeThePagesOwnHello() {
    assertThat(
            sent(
                BENCH_WITH_REST
                    + "bench.log('own'); bench.join(4); bench.say('a 6'); bench.welcome(0);"))
        .satisfiesExactly(
            hello -> assertThat(hello).contains("0b7e151628aed2a6", "\"rest\":true"),
            five -> assertThat(five).isEqualTo("e 5 {\"old\":5}"),
            six -> assertThat(six).isEqualTo("e 6 {\"old\":6}"),
            own -> assertThat(own).startsWith("H ").contains("9f86d081884c7d65"),
            event -> assertThat(event).isEqualTo(log(1, "own")));
  }

  @Test
  void loadsThatNoRelayEverNamedAreDeliveredAsOneTarget() {
    assertThat(
            sent(
                """
                var first = createBench([], '0000000000000001');
                first.log('one');
                var second = createBench(first.channel.rest(), '0000000000000002');
                second.log('two');
                var bench = createBench(second.channel.rest(), '0000000000000003');
                bench.join();
                bench.say('a 1');
                """))
        .last()
        .asString()
        .contains("\"epoch\":\"0000000000000002\"", "\"target\":\"7G3QW0ZC5M\"");
  }

  @Test
  void restThatTheRelayHasCostsOneRoundTrip() {
    assertThat(sent(BENCH_WITH_REST + "bench.join(6);"))
        .hasSize(2)
        .allMatch(frame -> frame.startsWith("H "));
  }

  @Test
  void whatIsMissingOfTheRestIsNamed() {
    assertThat(sent(BENCH_WITH_REST + "bench.join(0);"))
        .contains("g 4 1 4 0 forgotten", "e 5 {\"old\":5}");
  }

  @Test
  void restWithoutAcknowledgementHoldsThePageUpForFiveSecondsAndIsTriedAgain() {
    assertThat(
            page.run(
                BENCH_WITH_REST
                    + """
                    function hellos() {
                      return bench.fresh().filter(function (text) { return text[0] === 'H'; }).map(function (text) {
                        return JSON.parse(text.slice(2)).epoch[0];
                      }).join('');
                    }
                    bench.join(4);
                    bench.timers.advance(4999);
                    var before = hellos();
                    bench.timers.advance(1);
                    bench.welcome();
                    var after = hellos();
                    bench.channel.connection.restart();
                    bench.transport.last.listener.opened();
                    return [before, after, hellos()];
                    """))
        .isEqualTo(List.of("0", "9", "0"));
  }

  @Test
  void restOfPageThatIsStillThereIsLeftToIt() {
    assertThat(
            page.run(
                BENCH_WITH_REST
                    + """
                    bench.open();
                    bench.say('x {"code":"replaced","message":"This page connected again elsewhere."}');
                    bench.timers.advance(250);
                    bench.transport.last.listener.opened();
                    return bench.sent()[0];
                    """))
        .asString()
        .contains("9f86d081884c7d65");
  }

  @Test
  void damagedRestIsNotDelivered() {
    assertThat(
            sent(
                "var bench = createBench([{}, null, { hello: { epoch: 'x' }, frames: ['nonsense'] }]);"
                    + "bench.log('own'); bench.join();"))
        .hasSize(2)
        .last()
        .isEqualTo(log(1, "own"));
  }

  @Test
  void relayWithoutWelcomeIsGivenUp() {
    assertThat(
            page.run(
                BENCH
                    + "bench.open(); bench.timers.advance(4999); var open = bench.transport.last.isClosed;"
                    + "bench.timers.advance(1); return [open, bench.transport.last.isClosed];"))
        .isEqualTo(List.of(false, true));
  }

  @Test
  void leavesWhatTheRelayDoesNotHaveToTheNextLoad() {
    assertThat(
            page.run(
                BENCH
                    + "bench.join(); bench.log('a'); bench.log('b'); bench.say('a 1');"
                    + "return JSON.stringify(bench.channel.rest());"))
        .asString()
        .contains(
            "\"last\":2",
            "\"acknowledged\":1",
            "\"frames\":[\"e 2 {",
            "\"target\":\"7G3QW0ZC5M\",\"token\":\"5f4dcc3b5aa765d61d8327deb882cf99\",\"epoch\":\"9f86d081884c7d65\"",
            "\"rest\":true");
  }

  @Test
  void pageThatNeverReachedRelayLeavesTheRestsOfFifteenLoadsBesideItsOwn() {
    assertThat(
            page.run(
                """
                var rest = [];
                for (var i = 0; i < 40; i++) {
                  var bench = createBench(rest, ('000000000000000' + i).slice(-16));
                  bench.log('x');
                  rest = bench.channel.rest();
                }
                return [rest.length, rest[0].hello.epoch.slice(-2)];
                """))
        .isEqualTo(List.of(16L, "24"));
  }

  @Test
  void leavesNothingWhenTheRelayHasEverything() {
    assertThat(
            page.run(
                BENCH
                    + "bench.join(); bench.log('a'); bench.say('a 1'); return bench.channel.rest();"))
        .isEqualTo(List.of());
  }

  @Test
  void someRefusalsEndItForGoodWithOneWord() {
    assertThat(
            page.run(
                BENCH
                    + """
                    bench.join();
                    bench.say('x {"code":"kicked","message":"You were sent away."}');
                    bench.timers.advance(60000);
                    return [bench.transport.sockets.length, JSON.stringify(bench.heard)];
                    """))
        .isEqualTo(List.of(1L, "[[\"stopped\",\"You were sent away.\",null]]"));
  }

  @Test
  void otherRefusalsAreFollowedByAnotherTry() {
    assertThat(
            page.run(
                BENCH
                    + """
                    bench.join();
                    bench.say('x {"code":"going-away","message":"The relay stops."}');
                    bench.timers.advance(250);
                    return [bench.transport.sockets.length, bench.heard.length];
                    """))
        .isEqualTo(List.of(2L, 0L));
  }

  @Test
  void frameThatDoesNotFitItsFormEndsTheConnection() {
    assertThat(
            page.run(
                BENCH
                    + """
                    return ['a -1', 'a', 'n 01', 'c 00c0 {}', 'w x', 's m 0 []', 'p p', 'W {"have":1}', 'x {'].filter(
                      function (bad) {
                        bench = createBench();
                        bench.join();
                        bench.say(bad);
                        return !bench.transport.last.isClosed;
                      }
                    );
                    """))
        .isEqualTo(List.of());
  }

  @Test
  void whatAnotherPageWroteEndsNoConnection() {
    assertThat(
            page.run(
                BENCH
                    + """
                    bench.join();
                    bench.say('s m 1 [x]', 's m 2 [[]');
                    return [bench.transport.last.isClosed, bench.heard.length];
                    """))
        .isEqualTo(List.of(false, 0L));
  }

  @Test
  void framesOfUnknownKindsAreIgnored() {
    assertThat(
            page.run(
                BENCH
                    + """
                    bench.join();
                    bench.say('Z {"later":true}', 'constructor', '', 'toString x');
                    return [bench.transport.last.isClosed, bench.heard.length];
                    """))
        .isEqualTo(List.of(false, 0L));
  }

  private static List<String> sent(String statements) {
    return page.texts(statements + "return bench.sent();");
  }

  private static String log(int seq, String what) {
    return "e %d {\"method\":\"Log\",\"params\":{\"what\":\"%s\"}}".formatted(seq, what);
  }
}
