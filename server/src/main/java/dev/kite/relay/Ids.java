package dev.kite.relay;

import java.util.random.RandomGenerator;

/** Makes the ids that the relay gives. */
public final class Ids {
  private static final String BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int TARGET_LENGTH = 10;

  private final RandomGenerator random;

  public Ids(RandomGenerator random) {
    this.random = random;
  }

  /** A target id: 50 random bits in base32. */
  String target() {
    var id = new StringBuilder(TARGET_LENGTH);
    for (int i = 0; i < TARGET_LENGTH; i++) {
      id.append(BASE32.charAt(random.nextInt(BASE32.length())));
    }
    return id.toString();
  }

  /** What proves that a page was given an id: 128 random bits in hexadecimal. */
  String token() {
    return "%016x%016x".formatted(random.nextLong(), random.nextLong());
  }

  /** A room log's id: 64 random bits in hexadecimal. */
  String log() {
    return "%016x".formatted(random.nextLong());
  }
}
