package dev.kite.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.kite.protocol.ControlKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** One room: a page that sends and a console that counts what comes out. */
final class RelayPair implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  // What the page is sent is read and dropped after so many messages.
  private static final int ACKNOWLEDGED = 1_024;
  // One thread, one buffer: what is read is only counted.
  private static final ByteBuffer IN = ByteBuffer.allocateDirect(BUFFER);

  private final SocketChannel page;
  private final SocketChannel console;
  private final RelayMessages messages;
  private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER).limit(0);
  private final FrameCounter counter = new FrameCounter();
  private long sent;
  private long skippedAt;

  private RelayPair(SocketChannel page, SocketChannel console, RelayMessages messages) {
    this.page = page;
    this.console = console;
    this.messages = messages;
  }

  static RelayPair connect(int port, ControlKey key, RelayMessages messages, boolean kite)
      throws IOException {
    var room = key.pageKey().text();
    var page = upgrade(port, (kite ? "/ws/page?" : "/page?") + room, "");
    var bearer = "Authorization: Bearer " + key.text() + "\r\n";
    var console = upgrade(port, kite ? "/ws/console" : "/console?" + room, kite ? bearer : "");
    if (kite) {
      greet(page, console);
    }
    page.configureBlocking(false);
    console.configureBlocking(false);
    return new RelayPair(page, console, messages);
  }

  SocketChannel console() {
    return console;
  }

  long sent() {
    return sent;
  }

  long delivered() {
    return counter.frames;
  }

  /** Sends until {@code count} messages have been sent, or the socket takes no more. */
  void sendUntil(long count) throws IOException {
    do {
      out.compact();
      while (sent < count && messages.appendTo(out)) {
        sent++;
      }
      out.flip();
    } while (out.hasRemaining() && page.write(out) > 0 && sent < count);
    skipAcknowledgements();
  }

  void receive() {
    try {
      while (console.read(IN.clear()) > 0) {
        counter.count(IN.flip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    page.close();
    console.close();
  }

  private void skipAcknowledgements() throws IOException {
    if (sent - skippedAt >= ACKNOWLEDGED) {
      skippedAt = sent;
      page.read(IN.clear());
    }
  }

  private static void greet(SocketChannel page, SocketChannel console) throws IOException {
    send(
        page,
        "H {\"v\":1,\"epoch\":\"9f86d081884c7d65\",\"evalMode\":\"none\",\"sensors\":\"granted\"}");
    var welcome = read(page, "limits");
    int from = welcome.indexOf("\"target\":\"") + "\"target\":\"".length();
    var target = welcome.substring(from, from + 10);
    send(page, "g %d 1 %d 0 forgotten".formatted(RelayMessages.FIRST - 1, RelayMessages.FIRST - 1));
    send(console, "H {\"v\":1,\"session\":\"00c0ffee00c0ffee\",\"from\":{\"new\":true}}");
    read(console, "targets");
    send(console, "w " + target + " m");
    // The answer to the ping stands behind everything that was said before.
    send(console, "p");
    read(console, "p");
  }

  private static SocketChannel upgrade(int port, String path, String headers) throws IOException {
    var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    var request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                .formatted(path)
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n"
            + headers
            + "\r\n";
    write(channel, request.getBytes(US_ASCII));
    var answer = read(channel, "\r\n\r\n");
    if (!answer.startsWith("HTTP/1.1 101")) {
      throw new IOException("the relay refused the upgrade: " + answer);
    }
    return channel;
  }

  private static void send(SocketChannel channel, String text) throws IOException {
    write(channel, RelayMessages.frame(text));
  }

  private static void write(SocketChannel channel, byte[] bytes) throws IOException {
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Everything that comes until {@code end} has come. */
  private static String read(SocketChannel channel, String end) throws IOException {
    var text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      if (channel.read(IN.clear()) < 0) {
        throw new IOException("the relay closed the connection after: " + text);
      }
      text.append(US_ASCII.decode(IN.flip()));
    }
    return text.toString();
  }

  /** Counts WebSocket frames of more than a few bytes in a stream of bytes. */
  private static final class FrameCounter {
    private static final int SMALLEST_MESSAGE = 40;

    private long frames;
    private long skip;
    private int headerSize;
    private int length;

    void count(ByteBuffer in) {
      while (in.hasRemaining()) {
        if (skip > 0) {
          int step = (int) Math.min(skip, in.remaining());
          in.position(in.position() + step);
          skip -= step;
        } else {
          header(in.get() & 0xff);
        }
      }
    }

    // Servers do not mask; no message here needs the length of 8 bytes.
    private void header(int next) {
      headerSize++;
      if (headerSize == 2) {
        length = next;
      } else if (headerSize == 3) {
        length = next << 8;
      } else if (headerSize == 4) {
        length |= next;
      }
      if (headerSize == 4 || (headerSize == 2 && length < 126)) {
        skip = length;
        headerSize = 0;
        frames += length >= SMALLEST_MESSAGE ? 1 : 0;
      }
    }
  }
}
