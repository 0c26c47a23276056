package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page whose relay has gone away: it must not notice. */
class NoRelayIT {
  private static final String HANDLERS =
      """
      <script>
        var seen = [];
        window.onerror = function (message) { seen.push('onerror ' + message); };
        window.onunhandledrejection = function (event) { seen.push('rejection ' + event.reason); };
        window.addEventListener('error', function (event) { seen.push('error ' + event.message); }, true);
        window.addEventListener('message', function () { seen.push('message'); });
      </script>
      """;

  /** What a page can see of its console. */
  private static final String SHAPE =
      """
      var names = [];
      for (var name in console) { names.push(name); }
      return JSON.stringify(names.map(function (name) {
        var found = Object.getOwnPropertyDescriptor(console, name);
        var method = found.value;
        return [name, found.writable, found.enumerable, found.configurable].concat(
          typeof method === 'function' ? [method.name, method.length, '' + method, method.toString()] : typeof method);
      }));
      """;

  @TempDir private Path folder;

  @Test
  void pageSeesNothingOfItAndTheNetworkLittle() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var phone = Phone.start(folder)) {
      phone.open(pages.add("/plain", "Plain", "", ""));
      var plain = phone.ask(SHAPE);
      var relay = KiteProcess.serve(home);
      phone.open(pages.add("/", "Alone", home.scriptTag() + HANDLERS, ""));
      assertThat(phone.ask(SHAPE)).isEqualTo(plain);
      relay.kill();

      try (var nobody = new Hangup(home.port)) {
        phone.ask(
            "window.until = performance.now() + 8000;"
                + "for (var i = 0; i < 6000; i++) { console.log('alone', i, { i: i }); }");
        phone.awaitTrue("performance.now() > until");
        // The waits double from at most 250 ms on.
        assertThat(nobody.calls.get()).isBetween(1, 15);
      }
      assertThat(phone.ask("return seen")).isEqualTo(List.of());
    }
  }

  /** Takes calls on the relay's port and hangs up at once. */
  private static final class Hangup implements AutoCloseable {
    final AtomicInteger calls = new AtomicInteger();
    private final ServerSocket socket;

    Hangup(int port) throws IOException {
      socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      var thread = new Thread(this::answer);
      thread.setDaemon(true);
      thread.start();
    }

    private void answer() {
      try {
        while (true) {
          socket.accept().close();
          calls.incrementAndGet();
        }
      } catch (SocketException closed) {
        return;
      } catch (IOException e) {
        throw new IllegalStateException("the port of the relay that is gone", e);
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
