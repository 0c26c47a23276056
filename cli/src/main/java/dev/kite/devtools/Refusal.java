package dev.kite.devtools;

/** A command that is not carried out, with the code and the words Chrome uses where it has some. */
final class Refusal extends Exception {
  static final int PARSE_ERROR = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int UNKNOWN_METHOD = -32601;
  static final int INVALID_PARAMS = -32602;
  static final int INTERNAL_ERROR = -32603;
  static final int SERVER_ERROR = -32000;
  static final int NO_SESSION = -32001;

  private static final long serialVersionUID = 1L;

  private final int code;
  private final String data;

  Refusal(int code, String message, String data) {
    super(message, null, false, false);
    this.code = code;
    this.data = data;
  }

  /** It could not be done; {@code message} says why. */
  static Refusal of(String message) {
    return new Refusal(SERVER_ERROR, message, "");
  }

  static Refusal invalid(String problem) {
    return new Refusal(INVALID_PARAMS, "Invalid parameters", problem);
  }

  /** A defect of ours, of which whoever started us is told. */
  static Refusal defect() {
    return new Refusal(INTERNAL_ERROR, "Internal error: see what kite devtools printed.", "");
  }

  int code() {
    return code;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  /** More about it, or empty. */
  String data() {
    return data;
  }
}
