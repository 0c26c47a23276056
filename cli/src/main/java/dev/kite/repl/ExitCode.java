package dev.kite.repl;

/** What a command tells the shell; scripts rely on these numbers. */
public enum ExitCode {
  OK(0),
  /** The page threw, or an expectation failed. */
  FAILED(1),
  USAGE(2),
  NO_TARGET(3),
  TIMED_OUT(4),
  /** The relay is unreachable or refused the key. */
  NO_RELAY(5),
  /** The connection was lost and nobody knows whether it ran. */
  UNKNOWN_OUTCOME(6),
  /** Kite itself is broken: EX_SOFTWARE of sysexits.h. */
  BUG(70),
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
