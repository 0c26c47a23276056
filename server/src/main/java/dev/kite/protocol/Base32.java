package dev.kite.protocol;

/** Crockford's base32 without padding: five bits a character, from the first bit on. */
final class Base32 {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private Base32() {}

  /** The first {@code length} characters of what {@code bytes} become. */
  static String encode(byte[] bytes, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(fiveBits(bytes, i * 5)));
    }
    return text.toString();
  }

  static boolean isDigit(int character) {
    return ALPHABET.indexOf(character) >= 0;
  }

  private static int fiveBits(byte[] bytes, int firstBit) {
    int at = firstBit / 8;
    int high = bytes[at] & 0xff;
    int low = at + 1 < bytes.length ? bytes[at + 1] & 0xff : 0;
    return ((high << 8 | low) >> (11 - firstBit % 8)) & 31;
  }
}
