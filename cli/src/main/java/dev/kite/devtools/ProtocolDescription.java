package dev.kite.devtools;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What is answered and told here, in the form of Chrome's own description of its protocol. */
final class ProtocolDescription {
  static final String TEXT = read();

  private ProtocolDescription() {}

  private static String read() {
    try (var in = ProtocolDescription.class.getResourceAsStream("protocol.json")) {
      if (in == null) {
        throw new IllegalStateException("protocol.json is missing in this build of kite");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
