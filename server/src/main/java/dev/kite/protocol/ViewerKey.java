package dev.kite.protocol;

/** The secret of those who may look and not touch. */
public record ViewerKey(String text) implements Key {
  static final String PREFIX = "kv_";
  static final int LENGTH = 26;

  public ViewerKey {
    Key.check(text, PREFIX, LENGTH);
  }

  @Override
  public PageKey pageKey() {
    return new PageKey(PageKey.PREFIX + Key.hash("kite/page/1:", text, PageKey.LENGTH));
  }

  @Override
  public Role role() {
    return Role.VIEWER;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ViewerKey key && Key.same(text, key.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "viewer key of room " + fingerprint();
  }
}
