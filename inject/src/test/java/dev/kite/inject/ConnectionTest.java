package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static final String CONNECTION =
      """
      var timers = createVirtualTimers();
      var transport = createFakeTransport();
      var chance = 1;
      var heard = [];
      var connection = createConnection(timers, function () { return chance; }, transport, {
        opened: function () { heard.push('opened'); },
        message: function (text) { heard.push(text); },
        closed: function () { heard.push('closed'); }
      });
      connection.start();
      function listener() {
        return transport.last.listener;
      }
      function count() {
        return transport.sockets.length;
      }
      """;

  private static ChannelPage page;

  @BeforeAll
  static void open() {
    page = new ChannelPage();
  }

  @Test
  void attemptIsGivenUpAfterFiveSeconds() {
    assertThat(
            page.run(
                CONNECTION
                    + "timers.advance(4999); var before = transport.last.isClosed; timers.advance(1);"
                    + "return [before, transport.last.isClosed];"))
        .isEqualTo(List.of(false, true));
  }

  @Test
  void waitsTwiceAsLongAfterEachFailureAndNeverMoreThanFifteenSeconds() {
    assertThat(
            page.run(
                CONNECTION
                    + """
                    var waits = [];
                    for (var i = 0; i < 9; i++) {
                      var failed = timers.now();
                      var tried = count();
                      listener().closed();
                      while (count() === tried) {
                        timers.advance(250);
                      }
                      waits.push(timers.now() - failed);
                    }
                    return waits;
                    """))
        .isEqualTo(List.of(250L, 500L, 1000L, 2000L, 4000L, 8000L, 15000L, 15000L, 15000L));
  }

  @Test
  void waitIsDrawnFromZeroOn() {
    assertThat(
            page.run(
                CONNECTION + "chance = 0; listener().closed(); timers.advance(0); return count();"))
        .isEqualTo(2L);
  }

  @Test
  void thirtySecondsOfConnectionMakeTheWaitShortAgain() {
    assertThat(
            page.run(
                CONNECTION
                    + """
                    function waitAfter(lifetime) {
                      listener().opened();
                      for (var i = 0; i < lifetime; i += 1000) {
                        timers.advance(1000);
                        listener().message('p');
                      }
                      var tried = count();
                      listener().closed();
                      for (var waited = 0; count() === tried; waited += 250) {
                        timers.advance(250);
                      }
                      return waited;
                    }
                    return [waitAfter(0), waitAfter(0), waitAfter(29000), waitAfter(30000)];
                    """))
        .isEqualTo(List.of(250L, 500L, 1000L, 250L));
  }

  @Test
  void asksForSignOfLifeAfterSilenceAndGivesUpWithoutOne() {
    assertThat(
            page.run(
                CONNECTION
                    + """
                    listener().opened();
                    timers.advance(24999);
                    var early = transport.last.sent.length;
                    timers.advance(1);
                    timers.advance(9999);
                    var open = transport.last.isClosed;
                    timers.advance(1);
                    return [early, transport.last.sent.join(), open, transport.last.isClosed, heard.join()];
                    """))
        .isEqualTo(List.of(0L, "p", false, true, "opened,closed"));
  }

  @Test
  void anyMessageIsSignOfLife() {
    assertThat(
            page.run(
                CONNECTION
                    + """
                    listener().opened();
                    timers.advance(26000);
                    listener().message('a 1');
                    timers.advance(24999);
                    return [transport.last.sent.join(), transport.last.isClosed];
                    """))
        .isEqualTo(List.of("p", false));
  }

  @Test
  void wokenConnectionHasThreeSecondsToAnswer() {
    assertThat(
            page.run(
                CONNECTION
                    + """
                    listener().opened();
                    connection.wake();
                    timers.advance(2999);
                    var open = transport.last.isClosed;
                    timers.advance(1);
                    return [transport.last.sent.join(), open, transport.last.isClosed];
                    """))
        .isEqualTo(List.of("p", false, true));
  }

  @Test
  void wakingTriesAtOnceInsteadOfWaiting() {
    assertThat(page.run(CONNECTION + "listener().closed(); connection.wake(); return count();"))
        .isEqualTo(2L);
  }

  @Test
  void wakingDoesNotDisturbAnAttempt() {
    assertThat(page.run(CONNECTION + "connection.wake(); return count();")).isEqualTo(1L);
  }

  @Test
  void restartBeginsAnewWhateverTheSocketSays() {
    assertThat(
            page.run(
                CONNECTION
                    + """
                    var old = transport.last;
                    listener().opened();
                    connection.restart();
                    old.listener.message('late');
                    old.listener.closed();
                    listener().opened();
                    return [old.isClosed, count(), transport.last.isClosed, heard.join()];
                    """))
        .isEqualTo(List.of(true, 2L, false, "opened,closed,opened"));
  }

  @Test
  void stopsWhereThereCanNeverBeConnection() {
    assertThat(
            page.run(
                CONNECTION
                    + """
                    transport.isImpossible = true;
                    listener().closed();
                    timers.advance(1000);
                    transport.isImpossible = false;
                    connection.wake();
                    timers.advance(60000);
                    return count();
                    """))
        .isEqualTo(1L);
  }

  @Test
  void stoppedConnectionStaysClosed() {
    assertThat(
            page.run(
                CONNECTION
                    + """
                    listener().opened();
                    connection.stop();
                    connection.wake();
                    connection.send('lost');
                    timers.advance(60000);
                    return [count(), transport.last.isClosed, transport.last.sent.length];
                    """))
        .isEqualTo(List.of(1L, true, 0L));
  }
}
