package dev.kite.client;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last sequence number heard of each epoch, so that what a restarted relay sends again is
 * dropped.
 *
 * <p>Remembers the {@value #MOST} epochs heard last. Belongs to the event thread.
 */
final class SeenFrames {
  private static final int MOST = 1000;

  private final Map<Epoch, Long> last =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Epoch, Long> eldest) {
          return size() > MOST;
        }
      };

  private record Epoch(String target, String epoch) {}

  /** Returns the last seq heard of this epoch before, 0 for none, and notes {@code seq}. */
  long advance(String target, String epoch, long seq) {
    var key = new Epoch(target, epoch);
    long before = last.getOrDefault(key, 0L);
    if (seq > before) {
      last.put(key, seq);
    }
    return before;
  }
}
