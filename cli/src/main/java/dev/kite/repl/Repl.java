package dev.kite.repl;

import dev.kite.client.ConnectionException;
import dev.kite.client.ConnectionListener;
import dev.kite.client.RelayConnection;
import java.io.IOException;

/** The prompt: evaluates what is typed in a page and shows what pages log meanwhile. */
public final class Repl {

  /** Connects once, with a listener that hears everything from the first entry on. */
  @FunctionalInterface
  public interface Connector {
    RelayConnection connect(ConnectionListener listener) throws ConnectionException;
  }

  private Repl() {}

  /**
   * Runs until the user leaves or the input ends, and closes the connection.
   *
   * <p>At a terminal this is the prompt. When standard input or output is none, each line of input
   * is evaluated in order; results go to standard output, everything else to standard error.
   *
   * @return the exit code: 0, or in a pipe that of the first line that failed
   * @throws ConnectionException when the first connection fails
   * @throws IOException when the terminal cannot be used
   */
  public static ExitCode run(Connector connector) throws IOException {
    var variables = System.getenv();
    if (!Tty.isInteractive()) {
      return new PipeSession(System.in, System.out, System.err).run(connector);
    }
    try (var terminal = Tty.open()) {
      return new TerminalSession(terminal, variables).run(connector);
    }
  }
}
