package dev.kite.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** One link frame: an ASCII header and, for most kinds, a JSON body. */
public interface Frame {
  /** The frame's bytes, a new buffer each time. */
  ByteBuffer encode();

  /** The frame as text, for a transport that takes strings. */
  default String text() {
    return UTF_8.decode(encode()).toString();
  }
}
