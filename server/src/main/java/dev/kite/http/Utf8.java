package dev.kite.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Tells whether bytes are UTF-8 (RFC 3629), fast where they are ASCII. */
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  static boolean isValid(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      if (at + Long.BYTES <= bytes.length && ((long) LONGS.get(bytes, at) & HIGH_BITS) == 0) {
        at += Long.BYTES;
      } else if (bytes[at] >= 0) {
        at++;
      } else {
        int length = sequence(bytes, at);
        if (length == 0) {
          return false;
        }
        at += length;
      }
    }
    return true;
  }

  // The length of the sequence that starts here, 0 when it is none: RFC 3629 section 4.
  private static int sequence(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    if (first >= 0xc2 && first <= 0xdf) {
      return follows(bytes, at + 1, 0x80, 0xbf) ? 2 : 0;
    }
    if (first >= 0xe0 && first <= 0xef) {
      int low = first == 0xe0 ? 0xa0 : 0x80;
      int high = first == 0xed ? 0x9f : 0xbf;
      return follows(bytes, at + 1, low, high) && follows(bytes, at + 2, 0x80, 0xbf) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
      int low = first == 0xf0 ? 0x90 : 0x80;
      int high = first == 0xf4 ? 0x8f : 0xbf;
      boolean fits =
          follows(bytes, at + 1, low, high)
              && follows(bytes, at + 2, 0x80, 0xbf)
              && follows(bytes, at + 3, 0x80, 0xbf);
      return fits ? 4 : 0;
    }
    return 0;
  }

  private static boolean follows(byte[] bytes, int at, int low, int high) {
    return at < bytes.length && (bytes[at] & 0xff) >= low && (bytes[at] & 0xff) <= high;
  }
}
