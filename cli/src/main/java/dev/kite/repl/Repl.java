package dev.kite.repl;

import dev.kite.client.ConnectionException;
import dev.kite.client.ConnectionListener;
import dev.kite.client.RelayConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

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
   * @param times whether entries say when they were made, at first
   * @param in lines of a pipe, in UTF-8
   * @param out results of a pipe
   * @param err everything else that a pipe is told
   * @return the exit code: 0, or in a pipe that of the first line that failed
   * @throws ConnectionException when the first connection fails
   * @throws IOException when the terminal cannot be used
   */
  public static ExitCode run(
      Connector connector, TimeColumn times, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    var variables = System.getenv();
    if (!Tty.isInteractive()) {
      return new PipeSession(in, out, err, times).run(connector);
    }
    try (var terminal = Tty.open()) {
      return new TerminalSession(terminal, variables, times).run(connector);
    }
  }
}
