package dev.kite.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The JSON behind a frame's header, as the bytes that came in: nobody on the way reads or rewrites
 * it.
 *
 * <p>Shares the array it was cut from, which must not change afterwards.
 */
public final class Body {
  private final byte[] array;
  private final int from;
  private final int to;

  Body(byte[] array, int from, int to) {
    this.array = array;
    this.from = from;
    this.to = to;
  }

  public static Body of(String json) {
    var bytes = json.getBytes(UTF_8);
    return new Body(bytes, 0, bytes.length);
  }

  /** The number of bytes. */
  public int size() {
    return to - from;
  }

  /** The JSON text. */
  public String text() {
    return new String(array, from, size(), UTF_8);
  }

  /** A read-only view of the bytes. */
  public ByteBuffer bytes() {
    return ByteBuffer.wrap(array, from, size()).slice().asReadOnlyBuffer();
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(array, from, target, at, size());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Body body
        && Arrays.equals(array, from, to, body.array, body.from, body.to);
  }

  @Override
  public int hashCode() {
    return bytes().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
