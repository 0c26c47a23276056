package dev.kite.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One of a room's three keys, each the hash of the one before: control, viewer, page.
 *
 * <p>{@code toString} never shows a secret; {@link #text} does, and belongs in a key file or an
 * {@code Authorization} header only. Equality takes the same time wherever two keys differ.
 */
public sealed interface Key permits ControlKey, ViewerKey, PageKey {
  /**
   * The key that {@code text} spells.
   *
   * @throws KeyFormatException when it spells none; the message says what a key looks like, and
   *     never repeats the text
   */
  static Key parse(String text) {
    if (text.startsWith(ControlKey.PREFIX)) {
      return new ControlKey(text);
    }
    if (text.startsWith(ViewerKey.PREFIX)) {
      return new ViewerKey(text);
    }
    if (text.startsWith(PageKey.PREFIX)) {
      return new PageKey(text);
    }
    throw new KeyFormatException(
        "not a key: keys start with kc_, kv_ or kp_. Show yours with: kite key show");
  }

  /** The whole key with its prefix: a secret, unless it is a page key. */
  String text();

  Role role();

  /** The key that names the room. */
  PageKey pageKey();

  /** Eight characters that name the room in logs and give nobody access. */
  default String fingerprint() {
    return hash("kite/print/1:", pageKey().text(), 8);
  }

  /** Refuses {@code text} unless it is {@code prefix} and {@code length} base32 characters. */
  static void check(String text, String prefix, int length) {
    boolean fits =
        text.length() == prefix.length() + length
            && text.startsWith(prefix)
            && text.chars().skip(prefix.length()).allMatch(Base32::isDigit);
    if (!fits) {
      throw new KeyFormatException(
          "not a key: %s is followed by %d characters of 0-9 and A-Z without I, L, O, U. Copy it again."
              .formatted(prefix, length));
    }
  }

  /** The first {@code length} characters of the base32 SHA-256 of {@code label + text}. */
  static String hash(String label, String text, int length) {
    return Base32.encode(sha256((label + text).getBytes(US_ASCII)), length);
  }

  /** Whether both spell the same, without telling by the time taken where they differ. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
