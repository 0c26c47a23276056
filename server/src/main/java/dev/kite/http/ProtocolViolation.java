package dev.kite.http;

/** A peer breaks the WebSocket protocol; the connection ends with this close code. */
final class ProtocolViolation extends Exception {
  static final int PROTOCOL_ERROR = 1002;
  static final int UNSUPPORTED = 1003;
  static final int NO_UTF8 = 1007;
  static final int TOO_LARGE = 1009;
  private static final long serialVersionUID = 1;

  private final int closeCode;

  ProtocolViolation(int closeCode, String problem) {
    super(problem, null, false, false);
    this.closeCode = closeCode;
  }

  int closeCode() {
    return closeCode;
  }
}
