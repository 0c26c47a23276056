package dev.kite.repl;

/** Finds emoji sequences (UTS 51 1.4), whose invisible characters belong to what is seen. */
final class Emoji {
  /** Longer ones than the families in use would be a place to hide data. */
  private static final int MOST_ELEMENTS = 8;

  private static final int MOST_TAGS = 6;
  private static final int JOINER = 0x200d;
  private static final int TEXT_STYLE = 0xfe0e;
  private static final int EMOJI_STYLE = 0xfe0f;
  private static final int KEYCAP = 0x20e3;
  private static final int BLACK_FLAG = 0x1f3f4;
  private static final int END_OF_TAGS = 0xe007f;

  /** Tag digits and small letters, of which the names of regions are made. */
  private static final int[] TAGS = {0xe0030, 0xe0039, 0xe0061, 0xe007a};

  /** Extended_Pictographic (Unicode 16, emoji-data), as first, last, first, last. */
  private static final int[] PICTOGRAPHS = {
    0x00a9, 0x00a9, 0x00ae, 0x00ae, 0x203c, 0x203c, 0x2049, 0x2049, 0x2122, 0x2122, 0x2139, 0x2139,
    0x2194, 0x2199, 0x21a9, 0x21aa, 0x231a, 0x231b, 0x2328, 0x2328, 0x2388, 0x2388, 0x23cf, 0x23cf,
    0x23e9, 0x23f3, 0x23f8, 0x23fa, 0x24c2, 0x24c2, 0x25aa, 0x25ab, 0x25b6, 0x25b6, 0x25c0, 0x25c0,
    0x25fb, 0x25fe, 0x2600, 0x2605, 0x2607, 0x2612, 0x2614, 0x2685, 0x2690, 0x2705, 0x2708, 0x2712,
    0x2714, 0x2714, 0x2716, 0x2716, 0x271d, 0x271d, 0x2721, 0x2721, 0x2728, 0x2728, 0x2733, 0x2734,
    0x2744, 0x2744, 0x2747, 0x2747, 0x274c, 0x274c, 0x274e, 0x274e, 0x2753, 0x2755, 0x2757, 0x2757,
    0x2763, 0x2767, 0x2795, 0x2797, 0x27a1, 0x27a1, 0x27b0, 0x27b0, 0x27bf, 0x27bf, 0x2934, 0x2935,
    0x2b05, 0x2b07, 0x2b1b, 0x2b1c, 0x2b50, 0x2b50, 0x2b55, 0x2b55, 0x3030, 0x3030, 0x303d, 0x303d,
    0x3297, 0x3297, 0x3299, 0x3299, 0x1f000, 0x1f0ff, 0x1f10d, 0x1f10f, 0x1f12f, 0x1f12f, 0x1f16c,
    0x1f171, 0x1f17e, 0x1f17f, 0x1f18e, 0x1f18e, 0x1f191, 0x1f19a, 0x1f1ad, 0x1f1e5, 0x1f201,
    0x1f20f, 0x1f21a, 0x1f21a, 0x1f22f, 0x1f22f, 0x1f232, 0x1f23a, 0x1f23c, 0x1f23f, 0x1f249,
    0x1f3fa, 0x1f400, 0x1f53d, 0x1f546, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f774, 0x1f77f, 0x1f7d5,
    0x1f7ff, 0x1f80c, 0x1f80f, 0x1f848, 0x1f84f, 0x1f85a, 0x1f85f, 0x1f888, 0x1f88f, 0x1f8ae,
    0x1f8ff, 0x1f90c, 0x1f93a, 0x1f93c, 0x1f945, 0x1f947, 0x1faff, 0x1fc00, 0x1fffd
  };

  private Emoji() {}

  /** How many chars the emoji at this place has, alone or a sequence; 0 when there is none. */
  static int length(String text, int at) {
    if (isKeycap(text, at)) {
      return 3;
    }
    int end = element(text, at);
    for (int elements = 1; end > at && elements < MOST_ELEMENTS; elements++) {
      int joined = point(text, end) == JOINER ? element(text, end + 1) : end;
      if (joined <= end + 1) {
        break;
      }
      end = joined;
    }
    return end - at;
  }

  private static boolean isKeycap(String text, int at) {
    return "0123456789#*".indexOf(text.charAt(at)) >= 0
        && point(text, at + 1) == EMOJI_STYLE
        && point(text, at + 2) == KEYCAP;
  }

  /** The end of one pictograph with what modifies it; {@code at} when there is none. */
  private static int element(String text, int at) {
    int point = point(text, at);
    if (isSkinTone(point)) {
      return at + 2;
    }
    if (point < 0 || !Hidden.within(PICTOGRAPHS, point)) {
      return at;
    }
    int end = at + Character.charCount(point);
    int next = point(text, end);
    if (isSkinTone(next)) {
      return end + 2;
    }
    if (next == EMOJI_STYLE || next == TEXT_STYLE) {
      return end + 1;
    }
    return point == BLACK_FLAG ? tags(text, end) : end;
  }

  /** The end of the name of a region behind a flag; the same place when it is not well formed. */
  private static int tags(String text, int at) {
    for (int tags = 0; tags <= MOST_TAGS; tags++) {
      int point = point(text, at + 2 * tags);
      if (point == END_OF_TAGS && tags > 0) {
        return at + 2 * tags + 2;
      }
      if (!Hidden.within(TAGS, point)) {
        return at;
      }
    }
    return at;
  }

  private static boolean isSkinTone(int point) {
    return point >= 0x1f3fb && point <= 0x1f3ff;
  }

  private static int point(String text, int at) {
    return at < text.length() ? text.codePointAt(at) : -1;
  }
}
