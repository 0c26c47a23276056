package dev.kite.repl;

import dev.kite.client.RemoteObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of which not everything was shown, by the number that stands beside them: those of the
 * last {@value #MOST} such entries. May be asked from any thread.
 */
final class KeptValues {
  private static final int MOST = 200;

  /** Values of one entry, and the page and the load of it that they live in. */
  record Kept(int number, String target, String epoch, List<RemoteObject> values) {}

  private final Map<Integer, Kept> byNumber = new LinkedHashMap<>();
  private int last;
  private boolean lastHasMore;

  /** Returns the number they are kept under, 0 when the entry has none. */
  synchronized int keep(String target, String epoch, List<RemoteObject> values) {
    lastHasMore = !values.isEmpty();
    if (values.isEmpty()) {
      return 0;
    }
    last++;
    byNumber.put(last, new Kept(last, target, epoch, List.copyOf(values)));
    byNumber.remove(last - MOST);
    return last;
  }

  /** Those of the last entry; empty when it has none. */
  synchronized Optional<Kept> newest() {
    return lastHasMore ? of(last) : Optional.empty();
  }

  synchronized boolean isEmpty() {
    return byNumber.isEmpty();
  }

  synchronized Optional<Kept> of(int number) {
    return Optional.ofNullable(byNumber.get(number));
  }
}
