package dev.kite.repl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jline.terminal.Terminal;

/** The clipboard of the terminal's user, which only takes: nothing is ever read from it. */
interface Clipboard {
  /** More is refused by terminals, some of which then show it as text. */
  int MOST_BYTES = 100_000;

  /** For pipes, and for terminals that have none. */
  Clipboard NONE = text -> false;

  /** Returns false, changing nothing, when there is no clipboard or no room. */
  boolean take(String text);

  /** Escape code OSC 52, which a terminal that does not know it ignores. */
  static Clipboard of(Terminal terminal) {
    if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
      return NONE;
    }
    return text -> {
      var bytes = text.getBytes(UTF_8);
      if (bytes.length > MOST_BYTES) {
        return false;
      }
      terminal
          .writer()
          .write("\u001b]52;c;" + Base64.getEncoder().encodeToString(bytes) + "\u0007");
      terminal.flush();
      return true;
    };
  }
}
