package dev.kite.repl;

import static org.jline.utils.AttributedStyle.BLACK;
import static org.jline.utils.AttributedStyle.BLUE;
import static org.jline.utils.AttributedStyle.BRIGHT;
import static org.jline.utils.AttributedStyle.CYAN;
import static org.jline.utils.AttributedStyle.DEFAULT;
import static org.jline.utils.AttributedStyle.GREEN;
import static org.jline.utils.AttributedStyle.MAGENTA;
import static org.jline.utils.AttributedStyle.RED;
import static org.jline.utils.AttributedStyle.YELLOW;

import org.jline.utils.AttributedStyle;

/**
 * The colours of the terminal: the sixteen basic ones, so that the user's own theme decides how
 * they look.
 */
enum Palette {
  /** For terminals with colours. */
  COLOURS,
  /** For {@code NO_COLOR}, for pipes, and for terminals without: every style is plain. */
  NONE;

  AttributedStyle style(Tone tone) {
    if (this == NONE) {
      return DEFAULT;
    }
    return switch (tone) {
      case PLAIN, SEPARATOR -> DEFAULT;
      // Bright black and not "faint", which some terminals show as plain.
      case DIM -> DEFAULT.foreground(BRIGHT + BLACK);
      case STRONG -> DEFAULT.bold();
      case ERROR -> DEFAULT.foreground(RED);
      case WARNING -> DEFAULT.foreground(YELLOW);
      case NOTICE -> DEFAULT.foreground(CYAN);
      case LABEL, KEYWORD -> DEFAULT.foreground(MAGENTA);
      case PROMPT -> DEFAULT.foreground(CYAN).bold();
      case NUMBER -> DEFAULT.foreground(BLUE);
      case STRING, WELL -> DEFAULT.foreground(GREEN);
      case REGEX -> DEFAULT.foreground(YELLOW);
      case NAME -> DEFAULT.foreground(CYAN);
      case FUNCTION -> DEFAULT.italic();
    };
  }
}
