package dev.kite.http;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts a client's bytes into WebSocket messages (RFC 6455), as bytes: text is checked to be UTF-8
 * and never decoded.
 *
 * <p>A message's memory grows with what has arrived, not with what was announced. Belongs to the
 * connection's I/O thread.
 */
final class WebSocketDecoder {
  /** Stands for no close code: RFC 6455 7.4.1. */
  static final int NO_CODE = 1005;

  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int MAX_CONTROL = 125;
  private static final int FIRST_ALLOCATION = 4096;
  private static final byte[] NOTHING = {};

  private final int maxMessage;
  private final Sink sink;

  private final byte[] header = new byte[14];
  private int headerSize;
  private boolean inPayload;

  private int opcode;
  private boolean last;
  private int key;
  private long frameLength;
  private long frameRead;

  private byte[] message = NOTHING;
  private int messageSize;
  private boolean inMessage;
  private byte[] control = NOTHING;

  WebSocketDecoder(int maxMessage, Sink sink) {
    this.maxMessage = maxMessage;
    this.sink = sink;
  }

  /** Where what was decoded goes. */
  interface Sink {
    /** A text message, checked to be UTF-8; the array is the receiver's own. */
    void message(byte[] text);

    void ping(byte[] payload);

    /** The peer says good-bye; {@code code} is {@link #NO_CODE} when it says no more. */
    void closed(int code);
  }

  /** Takes all of {@code in}, which may end anywhere in a frame. */
  void decode(ByteBuffer in) throws ProtocolViolation {
    while (in.hasRemaining()) {
      if (!inPayload) {
        readHeader(in);
      }
      if (inPayload) {
        readPayload(in);
      }
    }
  }

  /** Whether a message has begun and not ended. */
  boolean isUnfinished() {
    return inMessage || inPayload || headerSize > 0;
  }

  private void readHeader(ByteBuffer in) throws ProtocolViolation {
    while (in.hasRemaining()) {
      header[headerSize++] = in.get();
      if (headerSize == 2) {
        checkStart();
      }
      if (headerSize >= 2 && headerSize == headerLength()) {
        startPayload();
        return;
      }
    }
  }

  private int headerLength() {
    int length = header[1] & 0x7f;
    int extended = length == 126 ? 2 : length == 127 ? 8 : 0;
    return 2 + extended + 4;
  }

  private void checkStart() throws ProtocolViolation {
    opcode = header[0] & 0x0f;
    last = header[0] < 0;
    if ((header[0] & 0x70) != 0) {
      throw violation("a reserved bit is set");
    }
    if (header[1] >= 0) {
      throw violation("a client's frame is not masked");
    }
    boolean isControl = opcode >= CLOSE;
    if (isControl && (!last || (header[1] & 0x7f) > MAX_CONTROL)) {
      throw violation("a control frame is fragmented or over 125 bytes");
    }
    if (opcode == BINARY) {
      throw new ProtocolViolation(ProtocolViolation.UNSUPPORTED, "frames are text");
    }
    boolean known = opcode <= TEXT || (opcode >= CLOSE && opcode <= PONG);
    if (!known || (opcode == CONTINUATION && !inMessage) || (opcode == TEXT && inMessage)) {
      throw violation("a frame of this kind has no place here");
    }
  }

  private void startPayload() throws ProtocolViolation {
    var in = ByteBuffer.wrap(header, 1, headerSize - 1);
    int length = in.get() & 0x7f;
    frameLength = length == 126 ? in.getShort() & 0xffff : length == 127 ? in.getLong() : length;
    key = in.getInt();
    frameRead = 0;
    headerSize = 0;
    inPayload = true;
    boolean isData = opcode < CLOSE;
    if (isData && (frameLength < 0 || messageSize + frameLength > maxMessage)) {
      throw new ProtocolViolation(
          ProtocolViolation.TOO_LARGE, "the message is over " + maxMessage + " bytes");
    }
    if (isData) {
      inMessage = true;
    } else {
      control = new byte[(int) frameLength];
    }
  }

  private void readPayload(ByteBuffer in) throws ProtocolViolation {
    int count = (int) Math.min(frameLength - frameRead, in.remaining());
    if (opcode >= CLOSE) {
      in.get(control, (int) frameRead, count);
      Mask.apply(control, (int) frameRead, count, key, frameRead);
    } else {
      makeRoom(count);
      in.get(message, messageSize, count);
      Mask.apply(message, messageSize, count, key, frameRead);
      messageSize += count;
    }
    frameRead += count;
    if (frameRead == frameLength) {
      inPayload = false;
      endFrame();
    }
  }

  private void makeRoom(int count) {
    int needed = messageSize + count;
    if (needed <= message.length) {
      return;
    }
    boolean isWhole = last && messageSize == 0 && count == frameLength;
    int larger = Math.min(maxMessage, Math.max(FIRST_ALLOCATION, message.length * 2));
    message = Arrays.copyOf(message, isWhole ? count : Math.max(needed, larger));
  }

  private void endFrame() throws ProtocolViolation {
    switch (opcode) {
      case PING -> sink.ping(control);
      case PONG -> {}
      case CLOSE -> sink.closed(closeCode());
      default -> {
        if (last) {
          endMessage();
        }
      }
    }
  }

  private void endMessage() throws ProtocolViolation {
    var text = message.length == messageSize ? message : Arrays.copyOf(message, messageSize);
    message = NOTHING;
    messageSize = 0;
    inMessage = false;
    if (!Utf8.isValid(text)) {
      throw new ProtocolViolation(ProtocolViolation.NO_UTF8, "the text is no UTF-8");
    }
    sink.message(text);
  }

  // RFC 6455 7.4: what may stand in a close frame.
  private int closeCode() throws ProtocolViolation {
    if (control.length == 0) {
      return NO_CODE;
    }
    if (control.length == 1) {
      throw violation("half a close code");
    }
    int code = (control[0] & 0xff) << 8 | (control[1] & 0xff);
    boolean defined = (code >= 1000 && code <= 1014 && (code < 1004 || code > 1006));
    if (!defined && (code < 3000 || code > 4999)) {
      throw violation("no close code");
    }
    if (!Utf8.isValid(Arrays.copyOfRange(control, 2, control.length))) {
      throw new ProtocolViolation(ProtocolViolation.NO_UTF8, "the reason is no UTF-8");
    }
    return code;
  }

  private static ProtocolViolation violation(String problem) {
    return new ProtocolViolation(ProtocolViolation.PROTOCOL_ERROR, problem);
  }
}
