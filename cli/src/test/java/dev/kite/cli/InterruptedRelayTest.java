package dev.kite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process ends as soon as the interrupt is dealt with: by then the relay has said goodbye. */
class InterruptedRelayTest {
  @TempDir private Path home;
  private TestRoom room;
  private Shell shell;
  private int port;

  @BeforeEach
  void openRoom() throws Exception {
    room = TestRoom.open(home);
    shell = room.shell();
    try (var probe = new ServerSocket(0)) {
      port = probe.getLocalPort();
    }
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void serveHasClosedItsRelay() {
    var serving = shell.start("serve", "--port", "" + port);
    await().until(() -> shell.out().contains("kite relay on"));
    var page = room.page(url(), "Cart");

    shell.interrupt();

    assertNobodyListens();
    assertThat(page.goodbye()).contains("going-away");
    assertThat(serving).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);
  }

  @Test
  void kiteHasClosedItsRelayThoughThePromptIsOpen() {
    var prompting = new CountDownLatch(1);
    var leave = new CountDownLatch(1);
    shell.prompting(
        connection -> {
          prompting.countDown();
          await().until(() -> leave.getCount() == 0);
        });
    var running = shell.start("--local", "--port", "" + port);
    await().until(() -> prompting.getCount() == 0);
    var page = room.page(url(), "Cart");

    shell.interrupt();

    assertNobodyListens();
    assertThat(page.goodbye()).contains("going-away");
    leave.countDown();
    assertThat(running).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);
  }

  private String url() {
    return "http://127.0.0.1:" + port;
  }

  private void assertNobodyListens() {
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(ConnectException.class);
  }
}
