package dev.kite.repl;

import java.io.IOException;
import java.util.Map;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/** The terminal this process runs in, if it runs in one. */
final class Tty {
  private static final String PROVIDER = TerminalBuilder.PROP_PROVIDER_JNI;

  private Tty() {}

  /** Whether a person reads and writes here: neither input nor output is a pipe or a file. */
  static boolean isInteractive() {
    try {
      var provider = TerminalProvider.load(PROVIDER);
      return provider.isSystemStream(SystemStream.Input)
          && provider.isSystemStream(SystemStream.Output);
    } catch (IOException | LinkageError e) {
      // No native part for this system: lines in and out work everywhere.
      return false;
    }
  }

  static Terminal open() throws IOException {
    var terminal =
        TerminalBuilder.builder()
            .system(true)
            .provider(PROVIDER)
            .dumb(false)
            // Asking a terminal about grapheme clusters takes up to 240 ms.
            .graphemeCluster(false)
            .build();
    if (terminal.getSize().getColumns() == 0) {
      // Some hosts (script, docker exec) tell no size, and JLine then has room for dots alone.
      terminal.setSize(Size.of(80, 24));
    }
    return terminal;
  }

  static Palette palette(Terminal terminal, Map<String, String> variables) {
    return palette(terminal.getType(), variables);
  }

  /** <a href="https://no-color.org">NO_COLOR</a> counts when it is not empty. */
  static Palette palette(String type, Map<String, String> variables) {
    boolean refused = !variables.getOrDefault("NO_COLOR", "").isEmpty();
    boolean dumb = type.isEmpty() || type.startsWith(Terminal.TYPE_DUMB);
    return refused || dumb ? Palette.NONE : Palette.COLOURS;
  }
}
