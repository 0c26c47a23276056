package dev.kite.repl;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** The part of a {@code %c} style that a terminal can show. */
final class CssStyle {
  private static final CssStyle NONE = new CssStyle(null);
  private static final Pattern COLOUR_IN =
      Pattern.compile("#[0-9a-f]{3,8}|(?:rgb|hsl)a?\\([^()]{1,60}\\)|[a-z]{3,20}");

  private final @Nullable AttributedStyle style;

  private CssStyle(@Nullable AttributedStyle style) {
    this.style = style;
  }

  static CssStyle none() {
    return NONE;
  }

  /** Declarations that mean nothing to a terminal are left out. */
  static CssStyle parse(String css) {
    var style = AttributedStyle.DEFAULT;
    for (var declaration : css.toLowerCase(Locale.ROOT).split(";", 32)) {
      var parts = declaration.split(":", 2);
      if (parts.length == 2) {
        style = with(style, parts[0].strip(), parts[1].strip());
      }
    }
    return new CssStyle(style);
  }

  boolean isNone() {
    return style == null;
  }

  Piece piece(String text) {
    return new Piece(text, Tone.PLAIN, style);
  }

  private static AttributedStyle with(AttributedStyle style, String property, String value) {
    return switch (property) {
      case "color" -> foreground(style, value);
      case "background", "background-color" -> background(style, value);
      case "font" -> value.matches(".*\\b(?:bold|bolder|[6-9]00)\\b.*") ? style.bold() : style;
      case "font-weight" -> value.matches("bold|bolder|[6-9]00") ? style.bold() : style;
      case "font-style" -> value.matches("italic|oblique.*") ? style.italic() : style;
      case "text-decoration", "text-decoration-line" -> decorated(style, value);
      default -> style;
    };
  }

  private static AttributedStyle decorated(AttributedStyle style, String value) {
    if (value.contains("underline")) {
      return style.underline();
    }
    return value.contains("line-through") ? style.crossedOut() : style;
  }

  private static AttributedStyle foreground(AttributedStyle style, String value) {
    var rgb = CssColour.parse(value);
    return rgb.isPresent() ? style.foregroundRgb(rgb.getAsInt()) : style;
  }

  /** Also the first colour of a gradient, which is more of it than none. */
  private static AttributedStyle background(AttributedStyle style, String value) {
    var rgb = CssColour.parse(value);
    if (rgb.isPresent()) {
      return style.backgroundRgb(rgb.getAsInt());
    }
    return COLOUR_IN
        .matcher(value)
        .results()
        .map(found -> CssColour.parse(found.group()))
        .filter(OptionalInt::isPresent)
        .findFirst()
        .map(found -> style.backgroundRgb(found.getAsInt()))
        .orElse(style);
  }
}
