package dev.kite.cli;

import dev.kite.repl.ExitCode;
import dev.kite.repl.Repl;
import dev.kite.repl.TimeColumn;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** The prompt, and the terminal it would run in. */
interface Prompt {

  /** Columns of the terminal; 0 when standard output is none. */
  int columns();

  /** Whether a person types at standard input. */
  boolean isTyped();

  /** Runs until the user leaves, and returns the exit code. */
  ExitCode run(Repl.Connector connector, TimeColumn times) throws IOException;

  /** The prompt of this process, which uses the streams when it runs in no terminal. */
  static Prompt ofProcess(InputStream in, PrintStream out, PrintStream err) {
    return new Prompt() {
      @Override
      public int columns() {
        try {
          var provider = TerminalProvider.load(TerminalBuilder.PROP_PROVIDER_JNI);
          return provider.isSystemStream(SystemStream.Output)
              ? provider.systemStreamWidth(SystemStream.Output)
              : 0;
        } catch (IOException | LinkageError e) {
          // No native part for this system: it is treated like a pipe.
          return 0;
        }
      }

      @Override
      public boolean isTyped() {
        try {
          return TerminalProvider.load(TerminalBuilder.PROP_PROVIDER_JNI)
              .isSystemStream(SystemStream.Input);
        } catch (IOException | LinkageError e) {
          return false;
        }
      }

      @Override
      public ExitCode run(Repl.Connector connector, TimeColumn times) throws IOException {
        return Repl.run(connector, times, in, out, err);
      }
    };
  }
}
