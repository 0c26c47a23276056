package dev.kite.repl;

import dev.kite.client.Outcome;

/**
 * What a command to a page that has no result means for programs.
 *
 * @param word for it in JSON
 */
public record Ending(String word, ExitCode exitCode) {
  /** Codes of docs/protocol.md. */
  private static final int NO_SUCH_TARGET = -32004;

  private static final int PAGE_AWAY = -32001;
  private static final int ONLY_LOOK = -32005;

  /** The connection itself gave up: the relay was away. */
  private static final int OUR_OWN = 0;

  public static Ending of(Outcome outcome) {
    if (outcome instanceof Outcome.NotRun notRun) {
      return new Ending("not-run", refused(notRun.code()));
    }
    if (outcome instanceof Outcome.Unknown) {
      return new Ending("unknown", ExitCode.UNKNOWN_OUTCOME);
    }
    if (outcome instanceof Outcome.TimedOut) {
      return new Ending("timeout", ExitCode.TIMED_OUT);
    }
    return outcome instanceof Outcome.Cancelled
        ? new Ending("cancelled", ExitCode.INTERRUPTED)
        : new Ending("failed", ExitCode.FAILED);
  }

  private static ExitCode refused(int code) {
    return switch (code) {
      case PAGE_AWAY, NO_SUCH_TARGET -> ExitCode.NO_TARGET;
      case ONLY_LOOK, OUR_OWN -> ExitCode.NO_RELAY;
      default -> ExitCode.FAILED;
    };
  }
}
