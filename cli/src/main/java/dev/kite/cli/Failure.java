package dev.kite.cli;

import dev.kite.client.ConnectionException;
import dev.kite.client.Outcome;
import dev.kite.repl.Ending;
import dev.kite.repl.ExitCode;

/**
 * Ends a command early: one line for the user that says what to do, and the exit code. The line may
 * hold remote text; who prints it makes it harmless.
 */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  Failure(ExitCode exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** A command to a page that has no result. */
  static Failure of(Outcome why) {
    return new Failure(Ending.of(why).exitCode(), why.message());
  }

  /** No connection to the relay. */
  static Failure of(ConnectionException why) {
    return new Failure(ExitCode.NO_RELAY, String.valueOf(why.getMessage()));
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
