package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebSocketTransportTest {
  private static final String TRANSPORT =
      """
      var sockets = [];
      var warnings = [];
      var closed = 0;
      var violated;
      function Socket() { sockets.push(this); }
      Socket.prototype = {
        send: function () { throw new Error('closed already'); },
        close: function () {}
      };
      Object.defineProperty(Socket.prototype, 'bufferedAmount', { get: function () { return 7; } });
      function uncurry(method) {
        return function (self, argument) { return method.call(self, argument); };
      }
      function transport(Type, protocol) {
        var intrinsics = createIntrinsics(window);
        intrinsics.method = function (type, name) { return uncurry(Socket.prototype[name]); };
        intrinsics.getter = function (type, name) {
          return uncurry(Object.getOwnPropertyDescriptor(Socket.prototype, name).get);
        };
        intrinsics.listen = function (target, type, run) { violated = run; };
        return createWebSocketTransport(
          intrinsics,
          createTimers(intrinsics, window),
          { WebSocket: Type, document: {}, location: { protocol: protocol || 'http:' } },
          'ws://relay.test:7331/ws/page?key',
          function (text) { warnings.push(text); }
        );
      }
      var listener = { opened: function () {}, closed: function () { closed++; } };
      function fail(own, times) {
        for (var i = 0; i < times; i++) {
          own.open(listener);
          sockets[sockets.length - 1].onclose();
        }
      }
      """;

  private static ChannelPage page;

  @BeforeAll
  static void open() {
    page = new ChannelPage();
  }

  @Test
  void relayThatDoesNotAnswerIsNamedOnceAfterThreeAttempts() {
    assertThat(
            page.run(
                TRANSPORT
                    + "var own = transport(Socket); fail(own, 2); var early = warnings.length;"
                    + "fail(own, 8); return [early, warnings.length, closed];"))
        .isEqualTo(List.of(0L, 1L, 10L));
  }

  @Test
  void relayThatAnsweredOnceIsNotSpokenOfAgain() {
    assertThat(
            page.run(
                TRANSPORT
                    + "var own = transport(Socket); own.open(listener); sockets[0].onopen();"
                    + "sockets[0].onclose(); fail(own, 8); return warnings.length;"))
        .isEqualTo(0L);
  }

  @Test
  void forbiddenConnectionIsNotTriedAgain() {
    assertThat(
            page.run(
                TRANSPORT
                    + """
                    var own = transport(Socket);
                    own.open(listener);
                    violated({ blockedURI: 'ws://relay.test:7331/ws/page?key', disposition: 'enforce' });
                    return [own.open(listener), sockets.length, warnings.join()];
                    """))
        .asInstanceOf(LIST)
        .containsExactly(
            null,
            1L,
            "cannot reach the relay ws://relay.test:7331: its Content-Security-Policy"
                + " forbids it. Add connect-src ws://relay.test:7331");
  }

  @Test
  void violationsOfOthersAndThoseOnlyReportedForbidNothing() {
    assertThat(
            page.run(
                TRANSPORT
                    + """
                    var own = transport(Socket);
                    violated({ blockedURI: 'ws://other.test/', disposition: 'enforce' });
                    violated({ blockedURI: 'ws://relay.test:7331/ws/page?key', disposition: 'report' });
                    return [!!own.open(listener), warnings.length];
                    """))
        .isEqualTo(List.of(true, 0L));
  }

  @Test
  void securePageWithPlainRelayIsToldWhatToChange() {
    assertThat(
            page.run(
                TRANSPORT
                    + "function Refusing() { throw new Error('mixed'); }"
                    + "return [transport(Refusing, 'https:').open(listener), warnings.join()];"))
        .asString()
        .contains("null", "an https page needs a relay with TLS");
  }

  @Test
  void socketThatClosedMeanwhileIsNoErrorOfThePage() {
    assertThat(
            page.run(
                TRANSPORT
                    + "var socket = transport(Socket).open(listener); socket.send('x'); socket.close();"
                    + "return [closed, socket.buffered()];"))
        .isEqualTo(List.of(1L, 7L));
  }
}
