package dev.kite.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalInt;

/** Writes one link frame from left to right into a single array. */
final class FrameWriter {
  // The longest header: kind, position, time, target, epoch, seq, from, to, bytes and a reason.
  private static final int HEADER = 192;

  private byte[] bytes;
  private int at;

  private FrameWriter(char kind, int bodySize) {
    bytes = new byte[HEADER + bodySize];
    bytes[at++] = (byte) kind;
  }

  static FrameWriter frame(char kind) {
    return new FrameWriter(kind, 0);
  }

  /** A frame that will end with {@code body}. */
  static FrameWriter frame(char kind, Body body) {
    return new FrameWriter(kind, body.size());
  }

  FrameWriter number(long value) {
    bytes[at++] = ' ';
    int digits = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      digits++;
    }
    long rest = value;
    for (int i = at + digits - 1; i >= at; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    at += digits;
    return this;
  }

  /** A field of ASCII characters. */
  @SuppressWarnings("deprecation") // The one call that copies ASCII without an array between.
  FrameWriter word(String word) {
    room(word.length() + 1);
    bytes[at++] = ' ';
    word.getBytes(0, word.length(), bytes, at);
    at += word.length();
    return this;
  }

  /** A number, or {@code -} in its place. */
  FrameWriter optional(OptionalInt number) {
    return number.isPresent() ? number(number.getAsInt()) : word("-");
  }

  FrameWriter stream(SensorStream stream) {
    bytes[at++] = ' ';
    bytes[at++] = (byte) stream.letter();
    return this;
  }

  ByteBuffer end() {
    return ByteBuffer.wrap(bytes, 0, at);
  }

  ByteBuffer end(Body body) {
    room(body.size() + 1);
    bytes[at++] = ' ';
    body.copyTo(bytes, at);
    at += body.size();
    return end();
  }

  private void room(int more) {
    if (at + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, at + more + HEADER);
    }
  }
}
