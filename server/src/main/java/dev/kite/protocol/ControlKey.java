package dev.kite.protocol;

import java.security.SecureRandom;

/** The developer's secret: sees, evaluates, drives; the other two keys follow from it. */
public record ControlKey(String text) implements Key {
  static final String PREFIX = "kc_";
  private static final int LENGTH = 26;
  private static final int RANDOM_BYTES = 17;

  public ControlKey {
    Key.check(text, PREFIX, LENGTH);
  }

  /** A new key of 130 random bits. */
  public static ControlKey random(SecureRandom random) {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new ControlKey(PREFIX + Base32.encode(bytes, LENGTH));
  }

  public ViewerKey viewerKey() {
    return new ViewerKey(ViewerKey.PREFIX + Key.hash("kite/view/1:", text, ViewerKey.LENGTH));
  }

  @Override
  public PageKey pageKey() {
    return viewerKey().pageKey();
  }

  @Override
  public Role role() {
    return Role.CONTROL;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ControlKey key && Key.same(text, key.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "control key of room " + fingerprint();
  }
}
