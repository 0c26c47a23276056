package dev.kite.protocol;

/** The public name of a room: stands in the script tag and lets a page join as a target. */
public record PageKey(String text) implements Key {
  static final String PREFIX = "kp_";
  static final int LENGTH = 20;

  public PageKey {
    Key.check(text, PREFIX, LENGTH);
  }

  @Override
  public PageKey pageKey() {
    return this;
  }

  @Override
  public Role role() {
    return Role.PAGE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PageKey key && Key.same(text, key.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
