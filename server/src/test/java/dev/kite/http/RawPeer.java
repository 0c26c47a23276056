package dev.kite.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A WebSocket client that sends single bytes and answers nothing by itself. */
final class RawPeer implements AutoCloseable {
  static final int TEXT = 0x81;
  static final int CLOSE = 0x88;
  static final int PING = 0x89;
  static final int PONG = 0x8a;
  private static final int DEADLINE_MILLIS = 10_000;
  private static final int SMALL_WINDOW = 4_096;

  private final Socket socket = new Socket();
  private final DataInputStream in;

  RawPeer(int port, String path, String... headers) throws IOException {
    socket.setReceiveBufferSize(SMALL_WINDOW);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(DEADLINE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    var request = RawHttp.handshake(path, headers);
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    in = new DataInputStream(socket.getInputStream());
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    if (!head.toString().startsWith("HTTP/1.1 101")) {
      throw new IOException(head.toString());
    }
  }

  /** A frame as a client sends it, under a mask of zeros. */
  static byte[] frame(int head, String text) {
    var payload = text.getBytes(UTF_8);
    var frame = new ByteArrayOutputStream();
    frame.write(head);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else {
      frame.write(0x80 | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  void send(byte[]... parts) throws IOException {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    socket.getOutputStream().write(all.toByteArray());
  }

  /** The next frame: its first byte and its payload. */
  Frame next() throws IOException {
    int head = in.readUnsignedByte();
    int length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    }
    return new Frame(head, new String(in.readNBytes(length), ISO_8859_1));
  }

  /** The next frame with that first byte; those before it are dropped. */
  Frame next(int head) throws IOException {
    var frame = next();
    while (frame.head() != head) {
      frame = next();
    }
    return frame;
  }

  /** Whether nothing follows because the relay has closed the connection. */
  boolean isAtEnd() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** What came, uninterpreted. */
  record Frame(int head, String payload) {}
}
