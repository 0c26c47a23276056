package dev.kite.relay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a page must show to be given an id again: consoles see ids and epochs, so neither proves
 * anything. Belongs to the room.
 */
final class Tokens {
  private final Ids ids;
  private final Map<String, String> byTarget = new LinkedHashMap<>();

  Tokens(Ids ids) {
    this.ids = ids;
  }

  /**
   * Whether who shows {@code shown} may go by {@code target}. An id that is not known here, because
   * another relay gave it, is anybody's: the first who claims it is believed.
   */
  boolean admits(String target, Optional<String> shown) {
    var known = byTarget.get(target);
    return known == null
        || (shown.isPresent()
            && MessageDigest.isEqual(known.getBytes(US_ASCII), shown.get().getBytes(US_ASCII)));
  }

  /** The token of {@code target}, which is {@code shown} when the id was not known. */
  String of(String target, Optional<String> shown, Predicate<String> isPresent) {
    var token = byTarget.computeIfAbsent(target, id -> shown.orElseGet(ids::token));
    if (byTarget.size() > Limits.TOKENS) {
      byTarget.keySet().stream()
          .filter(id -> !id.equals(target) && !isPresent.test(id))
          .findFirst()
          .ifPresent(byTarget::remove);
    }
    return token;
  }
}
