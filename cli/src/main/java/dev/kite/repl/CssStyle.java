package dev.kite.repl;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** The part of a {@code %c} style that a terminal can show. */
final class CssStyle {
  private static final CssStyle NONE = new CssStyle(null);
  private static final Pattern HEX = Pattern.compile("#([0-9a-f]{3}|[0-9a-f]{6})");
  private static final Pattern RGB =
      Pattern.compile("rgba?\\(\\s*(\\d{1,3})[ ,]+(\\d{1,3})[ ,]+(\\d{1,3}).*\\)");

  /** CSS 2.1's colours and those that styled logs like to use. */
  private static final Map<String, Integer> NAMED =
      Map.ofEntries(
          entry("aqua", 0x00ffff),
          entry("black", 0x000000),
          entry("blue", 0x0000ff),
          entry("brown", 0xa52a2a),
          entry("coral", 0xff7f50),
          entry("crimson", 0xdc143c),
          entry("cyan", 0x00ffff),
          entry("deeppink", 0xff1493),
          entry("dodgerblue", 0x1e90ff),
          entry("fuchsia", 0xff00ff),
          entry("gold", 0xffd700),
          entry("gray", 0x808080),
          entry("green", 0x008000),
          entry("grey", 0x808080),
          entry("hotpink", 0xff69b4),
          entry("indigo", 0x4b0082),
          entry("lime", 0x00ff00),
          entry("magenta", 0xff00ff),
          entry("maroon", 0x800000),
          entry("navy", 0x000080),
          entry("olive", 0x808000),
          entry("orange", 0xffa500),
          entry("orangered", 0xff4500),
          entry("pink", 0xffc0cb),
          entry("purple", 0x800080),
          entry("rebeccapurple", 0x663399),
          entry("red", 0xff0000),
          entry("royalblue", 0x4169e1),
          entry("salmon", 0xfa8072),
          entry("silver", 0xc0c0c0),
          entry("skyblue", 0x87ceeb),
          entry("teal", 0x008080),
          entry("tomato", 0xff6347),
          entry("violet", 0xee82ee),
          entry("white", 0xffffff),
          entry("yellow", 0xffff00));

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
      case "color" -> {
        int rgb = colour(value);
        yield rgb < 0 ? style : style.foregroundRgb(rgb);
      }
      case "background", "background-color" -> {
        int rgb = colour(value);
        yield rgb < 0 ? style : style.backgroundRgb(rgb);
      }
      case "font-weight" -> value.matches("bold|bolder|[6-9]00") ? style.bold() : style;
      case "font-style" -> value.equals("italic") ? style.italic() : style;
      case "text-decoration" -> decorated(style, value);
      default -> style;
    };
  }

  private static AttributedStyle decorated(AttributedStyle style, String value) {
    if (value.contains("underline")) {
      return style.underline();
    }
    return value.contains("line-through") ? style.crossedOut() : style;
  }

  /** The colour as 0xrrggbb, or -1. */
  private static int colour(String value) {
    var named = NAMED.get(value);
    if (named != null) {
      return named;
    }
    var hex = HEX.matcher(value);
    if (hex.matches()) {
      var digits = hex.group(1);
      return Integer.parseInt(digits.length() == 6 ? digits : digits.replaceAll("(.)", "$1$1"), 16);
    }
    var rgb = RGB.matcher(value);
    if (!rgb.matches()) {
      return -1;
    }
    return channel(rgb.group(1)) << 16 | channel(rgb.group(2)) << 8 | channel(rgb.group(3));
  }

  private static int channel(String digits) {
    return Math.min(255, Integer.parseInt(digits));
  }
}
