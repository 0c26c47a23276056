package dev.kite.protocol;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the fields of one link frame from left to right; the body is cut out, never decoded.
 *
 * <p>Whatever does not fit is refused with a {@link FrameException} that names the field.
 */
final class FrameReader {
  private static final long LARGEST = (1L << 53) - 1;
  private static final int TOKEN_LENGTH = 32;
  private static final int TARGET_LENGTH = 10;
  private static final int HEX_LENGTH = 16;
  private static final int LONGEST_REASON = 32;
  private static final String NONE = "-";

  /** What a kind that is no single letter counts as. */
  static final char UNKNOWN = 0;

  private final byte[] bytes;
  private final int end;
  private int at;

  private FrameReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /** Reads {@code message} without moving it; a heap buffer is shared, another one is copied. */
  static FrameReader of(ByteBuffer message) {
    if (message.hasArray()) {
      int from = message.arrayOffset() + message.position();
      return new FrameReader(message.array(), from, from + message.remaining());
    }
    var copy = new byte[message.remaining()];
    message.duplicate().get(copy);
    return new FrameReader(copy, 0, copy.length);
  }

  /** The letter the frame starts with, or {@link #UNKNOWN}. */
  char kind() {
    if (at == end) {
      throw new FrameException("kind", "the message is empty");
    }
    boolean oneLetter = at + 1 == end || bytes[at + 1] == ' ';
    return oneLetter ? (char) (bytes[at++] & 0xff) : UNKNOWN;
  }

  /** A whole number from {@code smallest} to 2^53 - 1. */
  long number(String field, int smallest) {
    int from = start(field);
    int to = stop(from);
    long value = 0;
    boolean fits = to > from && (bytes[from] != '0' || to == from + 1);
    for (int i = from; i < to && fits; i++) {
      int digit = bytes[i] - '0';
      value = value * 10 + digit;
      fits = digit >= 0 && digit <= 9 && value <= LARGEST;
    }
    if (!fits || value < smallest) {
      throw new FrameException(field, "expected a whole number from " + smallest);
    }
    at = to;
    return value;
  }

  String target() {
    var word = word("target");
    if (!isTarget(word)) {
      throw new FrameException("target", "expected 10 characters of the base32 alphabet");
    }
    return word;
  }

  String session() {
    return hexDigits("session", word("session"));
  }

  String epoch() {
    return hexDigits("epoch", word("epoch"));
  }

  /** A name that nobody can guess. */
  String id() {
    return token("id", word("id"));
  }

  /** An epoch, or {@code -} where the relay itself speaks. */
  String epochOrNone() {
    var word = word("epoch");
    return word.equals(ToConsole.NO_EPOCH) ? word : hexDigits("epoch", word);
  }

  /** The reason of a gap. */
  String why() {
    var word = word("why");
    if (word.isEmpty()
        || word.length() > LONGEST_REASON
        || !word.chars().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z'))) {
      throw new FrameException("why", "expected at most 32 lower-case letters and -");
    }
    return word;
  }

  /** A delay in ms; absent for {@code -}. */
  OptionalInt latency() {
    int before = at;
    if (word("latency").equals(NONE)) {
      return OptionalInt.empty();
    }
    at = before;
    long millis = number("latency", 0);
    if (millis > TargetLink.MOST_LATENCY) {
      throw new FrameException(
          "latency", "expected a whole number up to " + TargetLink.MOST_LATENCY + " or -");
    }
    return OptionalInt.of((int) millis);
  }

  /** At least one stream. */
  Set<SensorStream> streams() {
    var streams = SensorStream.listed(word("streams"));
    if (streams.isEmpty()) {
      throw new FrameException("streams", "expected at least one");
    }
    return streams;
  }

  SensorStream stream() {
    return SensorStream.of(word("stream"));
  }

  /** The rest of the message, a JSON object. */
  Body object(String field) {
    return body(field, '{', '}');
  }

  /** The rest of the message, a JSON array. */
  Body array(String field) {
    return body(field, '[', ']');
  }

  /** A single word that may be anything but empty. */
  String word(String field) {
    int from = start(field);
    at = stop(from);
    var word = new StringBuilder(at - from);
    for (int i = from; i < at; i++) {
      word.append((char) (bytes[i] & 0xff));
    }
    return word.toString();
  }

  /** {@code frame}, unless something follows what has been read. */
  <T> T last(T frame) {
    if (at != end) {
      throw new FrameException("end", "the frame has more fields than its kind");
    }
    return frame;
  }

  static String hexDigits(String field, String word) {
    if (word.length() != HEX_LENGTH || !word.chars().allMatch(FrameReader::isLowerHex)) {
      throw new FrameException(field, "expected 16 hexadecimal digits");
    }
    return word;
  }

  static String token(String field, String word) {
    if (word.length() != TOKEN_LENGTH || !word.chars().allMatch(FrameReader::isLowerHex)) {
      throw new FrameException(field, "expected 32 hexadecimal digits");
    }
    return word;
  }

  static boolean isTarget(String word) {
    return word.length() == TARGET_LENGTH && word.chars().allMatch(Base32::isDigit);
  }

  // Only the outermost brackets are looked at: the reader of the body finds what is wrong inside.
  private Body body(String field, char open, char close) {
    int from = start(field);
    if (end - from < 2 || bytes[from] != open || bytes[end - 1] != close) {
      throw new FrameException(field, "expected JSON in " + open + close);
    }
    at = end;
    return new Body(bytes, from, end);
  }

  private int start(String field) {
    if (at == end || bytes[at] != ' ') {
      throw new FrameException(field, "missing");
    }
    return at + 1;
  }

  private int stop(int from) {
    int to = from;
    while (to < end && bytes[to] != ' ') {
      to++;
    }
    return to;
  }

  private static boolean isLowerHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }
}
