package dev.kite.client;

import java.io.IOException;
import java.time.Duration;

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
  private final Duration retryAfter;

  ConnectionException(Reason reason, String message) {
    this(reason, message, Duration.ZERO);
  }

  ConnectionException(Reason reason, String message, Duration retryAfter) {
    super(message);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  /** How long the relay asks to be left alone. */
  Duration retryAfter() {
    return retryAfter;
  }

  /** Why there is no connection. */
  public Reason reason() {
    return reason;
  }
}
