package dev.kite.stack;

import java.net.URI;

/** Reads addresses as pages write them. */
final class Address {
  private Address() {}

  static URI of(String text) throws BadSourceMapException {
    try {
      return URI.create(text.replace(" ", "%20"));
    } catch (IllegalArgumentException e) {
      throw new BadSourceMapException("its address cannot be read");
    }
  }

  static URI resolve(URI base, String text) throws BadSourceMapException {
    try {
      return base.resolve(of(text));
    } catch (IllegalArgumentException e) {
      throw new BadSourceMapException("its address cannot be read");
    }
  }
}
