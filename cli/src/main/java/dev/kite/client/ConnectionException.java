package dev.kite.client;

import java.io.IOException;

/** The relay could not be reached or did not let this console in; one line that says what to do. */
public final class ConnectionException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why there is no connection. */
  public enum Reason {
    /** Nothing answers at the address. */
    UNREACHABLE,
    /** Something answers, but it is no relay. */
    NO_RELAY,
    /** The relay does not accept the key. */
    KEY_REFUSED,
    /** The relay refuses for another reason, named in the message. */
    REFUSED,
    /** The key would travel in the clear. */
    INSECURE
  }

  private final Reason reason;

  ConnectionException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why there is no connection. */
  public Reason reason() {
    return reason;
  }
}
