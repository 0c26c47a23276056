package dev.kite.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/**
 * The next message of one page as a masked WebSocket frame. Only the digits of its number change,
 * so that making one costs the load generator next to nothing.
 */
final class RelayMessages {
  /** The first number that is sent; all have as many digits. */
  static final int FIRST = 10_000_000;

  private static final String DIGITS = "########";
  private static final String ROWS =
      "[[\"m\",5012.4,[0.12,-0.25,9.81],[0.13,-0.26,9.84],[1.25,-0.5,0.75],16]]";

  private final byte[] frame;
  private final int lastDigit;

  private RelayMessages(String text) {
    frame = frame(text);
    lastDigit = new String(frame, US_ASCII).indexOf(DIGITS) + DIGITS.length() - 1;
    number(FIRST);
  }

  static RelayMessages readings(boolean kite) {
    return new RelayMessages(
        kite
            ? "s m " + DIGITS + " " + ROWS
            : "{\"type\":\"s\",\"stream\":\"m\",\"n\":" + DIGITS + ",\"rows\":" + ROWS + "}");
  }

  static RelayMessages events(boolean kite) {
    var event =
        "{\"method\":\"Runtime.consoleAPICalled\",\"params\":{\"type\":\"log\",\"args\":[]}}";
    return new RelayMessages(
        kite
            ? "e " + DIGITS + " " + event
            : "{\"type\":\"e\",\"seq\":" + DIGITS + ",\"event\":" + event + "}");
  }

  /** Appends the next message to {@code out}; false when it does not fit. */
  boolean appendTo(ByteBuffer out) {
    if (out.remaining() < frame.length) {
      return false;
    }
    out.put(frame);
    increment();
    return true;
  }

  /** A short text as a frame with a masking key of zeros. */
  static byte[] frame(String text) {
    var payload = text.getBytes(US_ASCII);
    boolean isShort = payload.length < 126;
    var out = ByteBuffer.allocate(payload.length + (isShort ? 6 : 8));
    out.put((byte) 0x81).put((byte) (0x80 | (isShort ? payload.length : 126)));
    if (!isShort) {
      out.putShort((short) payload.length);
    }
    return out.putInt(0).put(payload).array();
  }

  private void number(int number) {
    var digits = Integer.toString(number).getBytes(US_ASCII);
    System.arraycopy(digits, 0, frame, lastDigit - digits.length + 1, digits.length);
  }

  private void increment() {
    int at = lastDigit;
    while (frame[at] == '9') {
      frame[at--] = '0';
    }
    frame[at]++;
  }
}
