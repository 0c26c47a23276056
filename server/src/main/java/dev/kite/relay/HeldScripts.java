package dev.kite.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.protocol.PageKey;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that pages asked the relay to hold for them, each for a moment and one load.
 *
 * <p>Bounded per target and over all rooms; what is over a bound is not held. May be used from any
 * thread.
 */
final class HeldScripts {
  private final Clock clock;
  // All have the same time, so the oldest is always the first to go.
  private final Map<Place, Script> byPlace = new LinkedHashMap<>();
  private final Map<Owner, Share> byOwner = new HashMap<>();
  private long bytes;

  HeldScripts(Clock clock) {
    this.clock = clock;
  }

  /** Which target of which room a script is for. */
  record Owner(PageKey room, String target) {}

  private record Place(PageKey room, String id) {}

  /**
   * One script.
   *
   * @param address where its page is; no other may load it
   */
  private record Script(Owner owner, String address, ByteBuffer text, long end) {}

  private record Share(int count, int bytes) {
    static final Share NONE = new Share(0, 0);

    Share and(int more, int moreBytes) {
      return new Share(count + more, bytes + moreBytes);
    }
  }

  /** Whether {@code source} is held from now on. */
  synchronized boolean hold(Owner owner, String address, String id, String source) {
    forgetOld();
    var text = ByteBuffer.wrap(source.getBytes(UTF_8));
    var place = new Place(owner.room(), id);
    var share = byOwner.getOrDefault(owner, Share.NONE).and(1, text.capacity());
    boolean fits =
        share.count() <= Limits.HELD_SCRIPTS
            && share.bytes() <= Limits.HELD_BYTES
            && bytes + text.capacity() <= Limits.ALL_HELD_BYTES
            && !byPlace.containsKey(place);
    if (fits) {
      byPlace.put(place, new Script(owner, address, text, clock.ticks() + Limits.HELD_TIME));
      byOwner.put(owner, share);
      bytes += text.capacity();
    }
    return fits;
  }

  /** The script with that id, once, for who asks from where its page is. */
  synchronized Optional<ByteBuffer> take(PageKey room, String address, String id) {
    forgetOld();
    var place = new Place(room, id);
    var script = byPlace.get(place);
    if (script == null || !script.address().equals(address)) {
      return Optional.empty();
    }
    forget(place);
    return Optional.of(script.text());
  }

  private void forgetOld() {
    while (!byPlace.isEmpty()) {
      var oldest = byPlace.entrySet().iterator().next();
      if (oldest.getValue().end() > clock.ticks()) {
        return;
      }
      forget(oldest.getKey());
    }
  }

  private void forget(Place place) {
    var script = byPlace.remove(place);
    if (script != null) {
      bytes -= script.text().capacity();
      byOwner.computeIfPresent(script.owner(), (owner, share) -> less(share, script));
    }
  }

  private static @Nullable Share less(Share share, Script script) {
    return share.count() == 1 ? null : share.and(-1, -script.text().capacity());
  }
}
