package dev.kite.protocol;

/**
 * A frame of a known kind that does not fit its form; the message names the field and what was
 * expected.
 */
public final class FrameException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String field;

  FrameException(String field, String problem) {
    // No stack trace: the cause is in what came in, and a flood of bad frames must stay cheap.
    super(field + ": " + problem, null, false, false);
    this.field = field;
  }

  /** The field or JSON member that was wrong. */
  public String field() {
    return field;
  }
}
