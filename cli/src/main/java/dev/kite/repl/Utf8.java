package dev.kite.repl;

/** Sizes of text as UTF-8 without encoding it. */
final class Utf8 {
  private Utf8() {}

  /** The index of the first character that does not fit into so many bytes. */
  static int indexAfter(String text, int bytes) {
    int left = bytes;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      left -= bytes(point);
      if (left < 0) {
        return at;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  /** The bytes from an index on. */
  static int bytes(String text, int from) {
    return text.substring(from).codePoints().map(Utf8::bytes).sum();
  }

  private static int bytes(int point) {
    return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
}
