package dev.kite.inject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A script of ours as it was built: minified, ASCII only.
 *
 * <p>Immutable but for the arrays it hands out, which are the caller's own copies.
 */
public final class Script {
  private final byte[] bytes;
  private final byte[] sourceMap;
  private final byte[] sha256;

  private Script(byte[] bytes, byte[] sourceMap) {
    this.bytes = bytes;
    this.sourceMap = sourceMap;
    this.sha256 = digest(bytes);
  }

  /**
   * The script that a page includes. Throws IllegalStateException when the jar was not built by the
   * project's build.
   */
  public static Script load() {
    return read("kite.js");
  }

  /**
   * What the page script loads when a console first evaluates or looks around in the page. Throws
   * as {@link #load}.
   */
  public static Script drive() {
    return read("kite-drive.js");
  }

  /** What the page script loads when a console first asks for motion. Throws as {@link #load}. */
  public static Script motion() {
    return read("kite-motion.js");
  }

  private static Script read(String name) {
    return new Script(resource(name), resource(name + ".map"));
  }

  /** The JavaScript itself, the same bytes in every process that runs this build. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The version 3 source map that the script's last line names. */
  public byte[] sourceMap() {
    return sourceMap.clone();
  }

  /**
   * The 32 bytes of the script's SHA-256, for an entity tag or a subresource integrity attribute.
   */
  public byte[] sha256() {
    return sha256.clone();
  }

  private static byte[] resource(String name) {
    try (var in = Script.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            name + " is missing from the jar: build it with mvn package");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " from the jar", e);
    }
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
