package dev.kite.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The masking that clients must apply to their frames: RFC 6455 5.3. */
final class Mask {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Mask() {}

  /**
   * Unmasks {@code length} bytes in place.
   *
   * @param key the four bytes of the masking key, the first one highest
   * @param offset how many bytes of the frame's payload came before
   */
  static void apply(byte[] bytes, int from, int length, int key, long offset) {
    int turned = Integer.rotateLeft(key, (int) (offset & 3) * Byte.SIZE);
    long twice = ((long) turned << Integer.SIZE) | (turned & 0xffffffffL);
    int at = from;
    int to = from + length;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      LONGS.set(bytes, at, (long) LONGS.get(bytes, at) ^ twice);
    }
    for (int i = 0; at < to; at++, i++) {
      bytes[at] ^= (byte) (twice >>> (56 - i * Byte.SIZE));
    }
  }
}
