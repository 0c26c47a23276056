package dev.kite.repl;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a colour as a style sheet writes it (CSS Color 4): names, hex, rgb() and hsl(). */
final class CssColour {
  private static final String NAMES =
      """
      aliceblue f0f8ff, antiquewhite faebd7, aqua 00ffff, aquamarine 7fffd4, azure f0ffff,
      beige f5f5dc, bisque ffe4c4, black 000000, blanchedalmond ffebcd, blue 0000ff,
      blueviolet 8a2be2, brown a52a2a, burlywood deb887, cadetblue 5f9ea0, chartreuse 7fff00,
      chocolate d2691e, coral ff7f50, cornflowerblue 6495ed, cornsilk fff8dc, crimson dc143c,
      cyan 00ffff, darkblue 00008b, darkcyan 008b8b, darkgoldenrod b8860b, darkgray a9a9a9,
      darkgreen 006400, darkgrey a9a9a9, darkkhaki bdb76b, darkmagenta 8b008b,
      darkolivegreen 556b2f, darkorange ff8c00, darkorchid 9932cc, darkred 8b0000,
      darksalmon e9967a, darkseagreen 8fbc8f, darkslateblue 483d8b, darkslategray 2f4f4f,
      darkslategrey 2f4f4f, darkturquoise 00ced1, darkviolet 9400d3, deeppink ff1493,
      deepskyblue 00bfff, dimgray 696969, dimgrey 696969, dodgerblue 1e90ff, firebrick b22222,
      floralwhite fffaf0, forestgreen 228b22, fuchsia ff00ff, gainsboro dcdcdc,
      ghostwhite f8f8ff, gold ffd700, goldenrod daa520, gray 808080, green 008000,
      greenyellow adff2f, grey 808080, honeydew f0fff0, hotpink ff69b4, indianred cd5c5c,
      indigo 4b0082, ivory fffff0, khaki f0e68c, lavender e6e6fa, lavenderblush fff0f5,
      lawngreen 7cfc00, lemonchiffon fffacd, lightblue add8e6, lightcoral f08080,
      lightcyan e0ffff, lightgoldenrodyellow fafad2, lightgray d3d3d3, lightgreen 90ee90,
      lightgrey d3d3d3, lightpink ffb6c1, lightsalmon ffa07a, lightseagreen 20b2aa,
      lightskyblue 87cefa, lightslategray 778899, lightslategrey 778899, lightsteelblue b0c4de,
      lightyellow ffffe0, lime 00ff00, limegreen 32cd32, linen faf0e6, magenta ff00ff,
      maroon 800000, mediumaquamarine 66cdaa, mediumblue 0000cd, mediumorchid ba55d3,
      mediumpurple 9370db, mediumseagreen 3cb371, mediumslateblue 7b68ee,
      mediumspringgreen 00fa9a, mediumturquoise 48d1cc, mediumvioletred c71585,
      midnightblue 191970, mintcream f5fffa, mistyrose ffe4e1, moccasin ffe4b5,
      navajowhite ffdead, navy 000080, oldlace fdf5e6, olive 808000, olivedrab 6b8e23,
      orange ffa500, orangered ff4500, orchid da70d6, palegoldenrod eee8aa, palegreen 98fb98,
      paleturquoise afeeee, palevioletred db7093, papayawhip ffefd5, peachpuff ffdab9,
      peru cd853f, pink ffc0cb, plum dda0dd, powderblue b0e0e6, purple 800080,
      rebeccapurple 663399, red ff0000, rosybrown bc8f8f, royalblue 4169e1, saddlebrown 8b4513,
      salmon fa8072, sandybrown f4a460, seagreen 2e8b57, seashell fff5ee, sienna a0522d,
      silver c0c0c0, skyblue 87ceeb, slateblue 6a5acd, slategray 708090, slategrey 708090,
      snow fffafa, springgreen 00ff7f, steelblue 4682b4, tan d2b48c, teal 008080,
      thistle d8bfd8, tomato ff6347, turquoise 40e0d0, violet ee82ee, wheat f5deb3,
      white ffffff, whitesmoke f5f5f5, yellow ffff00, yellowgreen 9acd32\
      """;

  private static final Map<String, Integer> NAMED = named();
  private static final Pattern HEX = Pattern.compile("#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})");
  private static final Pattern FUNCTION = Pattern.compile("(rgb|hsl)a?\\(([^()]{1,60})\\)");
  private static final Pattern NUMBER =
      Pattern.compile("([-+]?(?:\\d{1,6}(?:\\.\\d{0,9})?|\\.\\d{1,9}))(%|deg|turn|rad)?");

  private CssColour() {}

  /** The colour as 0xrrggbb; empty when it is none, or can be seen through entirely. */
  static OptionalInt parse(String text) {
    var value = text.strip().toLowerCase(Locale.ROOT);
    var name = NAMED.get(value);
    if (name != null) {
      return OptionalInt.of(name);
    }
    var hex = HEX.matcher(value);
    if (hex.matches()) {
      return OptionalInt.of(hex(hex.group(1)));
    }
    var function = FUNCTION.matcher(value);
    return function.matches()
        ? function(function.group(1), function.group(2))
        : OptionalInt.empty();
  }

  /** What follows the colour itself is how much of it shows, which no terminal can do. */
  private static int hex(String digits) {
    var colour =
        digits.length() < 6
            ? digits.substring(0, 3).replaceAll("(.)", "$1$1")
            : digits.substring(0, 6);
    return Integer.parseInt(colour, 16);
  }

  private static OptionalInt function(String name, String arguments) {
    var parts = Stream.of(arguments.split("[\\s,/]+")).filter(part -> !part.isEmpty()).toList();
    if (parts.size() < 3 || !parts.stream().allMatch(part -> NUMBER.matcher(part).matches())) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(name.equals("rgb") ? rgb(parts) : hsl(parts));
  }

  private static int rgb(List<String> parts) {
    int colour = 0;
    for (int i = 0; i < 3; i++) {
      boolean percent = parts.get(i).endsWith("%");
      colour = colour << 8 | channel(number(parts.get(i)) / (percent ? 100 : 255));
    }
    return colour;
  }

  private static int hsl(List<String> parts) {
    double turn = parts.get(0).endsWith("turn") ? 360 : parts.get(0).endsWith("rad") ? 57.29578 : 1;
    double hue = number(parts.get(0)) * turn;
    double saturation = Math.min(1, number(parts.get(1)) / 100);
    double lightness = Math.min(1, number(parts.get(2)) / 100);
    double reach = saturation * Math.min(lightness, 1 - lightness);
    int colour = 0;
    for (int offset : new int[] {0, 8, 4}) {
      double k = ((offset + hue / 30) % 12 + 12) % 12;
      double value = lightness - reach * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
      colour = colour << 8 | channel(value);
    }
    return colour;
  }

  private static int channel(double part) {
    return (int) Math.round(255 * Math.max(0, Math.min(1, part)));
  }

  private static double number(String text) {
    var number = NUMBER.matcher(text);
    return number.matches() ? Double.parseDouble(number.group(1)) : 0;
  }

  private static Map<String, Integer> named() {
    var named = new HashMap<String, Integer>();
    for (var pair : List.of(NAMES.strip().split(",\\s+", -1))) {
      int space = pair.indexOf(' ');
      named.put(pair.substring(0, space), Integer.parseInt(pair.substring(space + 1), 16));
    }
    return Map.copyOf(named);
  }
}
