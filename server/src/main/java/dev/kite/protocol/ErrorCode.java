package dev.kite.protocol;

import java.util.Locale;
import java.util.Optional;

/** Why a connection ends: the names in {@code x} frames, with their WebSocket close codes. */
public enum ErrorCode {
  BAD_FRAME(4400, false),
  BAD_HELLO(4400, true),
  BAD_KEY(4401, true),
  HELLO_TIMEOUT(4408, false),
  REPLACED(4409, false),
  KICKED(4410, true),
  TOO_MANY(1013, false),
  TOO_LARGE(1009, false),
  SILENT(4408, false),
  GOING_AWAY(1001, false);

  private final int closeCode;
  private final boolean stops;

  ErrorCode(int closeCode, boolean stops) {
    this.closeCode = closeCode;
    this.stops = stops;
  }

  public int closeCode() {
    return closeCode;
  }

  /** Whether it is no use to connect again. */
  public boolean stops() {
    return stops;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The code of that name; empty for one of a later version. */
  public static Optional<ErrorCode> of(String wireName) {
    for (var code : values()) {
      if (code.wireName().equals(wireName)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }
}
