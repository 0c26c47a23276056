package dev.kite.cli;

import dev.kite.client.Outcome;

/** What a command to a page that has no result means for the user and the shell. */
record Ending(String word, String message, ExitCode exitCode) {
  /** Codes of docs/protocol.md. */
  private static final int NO_SUCH_TARGET = -32004;

  private static final int PAGE_AWAY = -32001;
  private static final int ONLY_LOOK = -32005;

  /** The connection itself gave up: the relay was away. */
  private static final int OUR_OWN = 0;

  static Ending of(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return new Ending("failed", failed.message(), ExitCode.FAILED);
    }
    if (outcome instanceof Outcome.NotRun notRun) {
      return new Ending("not-run", notRun.message(), refused(notRun.code()));
    }
    if (outcome instanceof Outcome.Unknown unknown) {
      return new Ending("unknown", unknown.message(), ExitCode.UNKNOWN_OUTCOME);
    }
    if (outcome instanceof Outcome.TimedOut timedOut) {
      var message =
          "The page did not answer within "
              + TimeSpan.text(timedOut.after())
              + ". It may still be busy; --timeout waits longer.";
      return new Ending("timeout", message, ExitCode.TIMED_OUT);
    }
    return new Ending("cancelled", "Cancelled.", ExitCode.INTERRUPTED);
  }

  private static ExitCode refused(int code) {
    return switch (code) {
      case PAGE_AWAY, NO_SUCH_TARGET -> ExitCode.NO_TARGET;
      case ONLY_LOOK, OUR_OWN -> ExitCode.NO_RELAY;
      default -> ExitCode.FAILED;
    };
  }
}
