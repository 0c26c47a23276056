package dev.kite.repl;

import org.jline.utils.AttributedStyle;

/**
 * The colours of the terminal, by meaning; the sixteen basic ones, so that the user's own theme
 * decides how they look.
 */
enum Palette {
  /** For terminals with colours. */
  COLOURS,
  /** For {@code NO_COLOR} and for terminals without: every style is plain. */
  NONE;

  AttributedStyle plain() {
    return AttributedStyle.DEFAULT;
  }

  AttributedStyle dim() {
    // Bright black and not "faint": some terminals show faint text as plain.
    return colour(AttributedStyle.BRIGHT + AttributedStyle.BLACK);
  }

  AttributedStyle error() {
    return colour(AttributedStyle.RED);
  }

  AttributedStyle warning() {
    return colour(AttributedStyle.YELLOW);
  }

  AttributedStyle notice() {
    return colour(AttributedStyle.CYAN);
  }

  AttributedStyle label() {
    return colour(AttributedStyle.MAGENTA);
  }

  AttributedStyle prompt() {
    return this == NONE ? plain() : colour(AttributedStyle.CYAN).bold();
  }

  AttributedStyle command() {
    return colour(AttributedStyle.CYAN);
  }

  AttributedStyle strong() {
    return this == NONE ? plain() : AttributedStyle.BOLD;
  }

  AttributedStyle keyword() {
    return colour(AttributedStyle.MAGENTA);
  }

  AttributedStyle number() {
    return colour(AttributedStyle.BLUE);
  }

  AttributedStyle string() {
    return colour(AttributedStyle.GREEN);
  }

  AttributedStyle regex() {
    return colour(AttributedStyle.YELLOW);
  }

  AttributedStyle colour(int ansi) {
    return this == NONE ? plain() : AttributedStyle.DEFAULT.foreground(ansi);
  }
}
