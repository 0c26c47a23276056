package dev.kite.devtools;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.kite.client.PageEvent;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * One load of a page: its document, its JavaScript world, and what it has logged so far.
 *
 * <p>Keeps the newest {@value #MOST_EVENTS} events for clients that come later, at most {@value
 * #MOST_CHARS} characters of them. Belongs to the event loop.
 */
final class Load {
  static final int MOST_EVENTS = 1_000;
  static final int MOST_CHARS = 1 << 20;

  /** More handles than a page holds for its log. */
  private static final int MOST_SHARED = 4_096;

  private final String epoch;
  private final String loaderId;
  private final long context;
  private final ArrayDeque<Logged> backlog = new ArrayDeque<>();
  private final LinkedHashSet<String> shared = new LinkedHashSet<>();
  private int chars;
  private boolean complete;

  private record Logged(PageEvent event, int chars) {}

  /**
   * A load.
   *
   * @param loaderId what clients call it
   * @param context the id of its execution context, unique among all loads of the page
   */
  Load(String epoch, String loaderId, long context) {
    this.epoch = epoch;
    this.loaderId = loaderId;
    this.context = context;
  }

  String epoch() {
    return epoch;
  }

  String loaderId() {
    return loaderId;
  }

  long context() {
    return context;
  }

  /** Whether the document and all that belongs to it has been loaded. */
  boolean isComplete() {
    return complete;
  }

  void complete() {
    complete = true;
  }

  void keep(PageEvent event) {
    if (event.params().get("args") instanceof JsonArray args) {
      args.forEach(this::share);
    }
    if (event.params().get("exceptionDetails") instanceof JsonObject details) {
      share(details.get("exception"));
    }
    int size = event.params().toString().length();
    backlog.add(new Logged(event, size));
    chars += size;
    while (backlog.size() > MOST_EVENTS || (chars > MOST_CHARS && backlog.size() > 1)) {
      chars -= backlog.remove().chars();
    }
  }

  /** Whether the page's handle came with an event, so that no client may release it for all. */
  boolean isShared(String handle) {
    return shared.contains(handle);
  }

  private void share(JsonElement remote) {
    if (remote instanceof JsonObject object && object.get("objectId") instanceof JsonPrimitive id) {
      shared.add(id.getAsString());
      if (shared.size() > MOST_SHARED) {
        shared.remove(shared.iterator().next());
      }
    }
  }

  void discard() {
    backlog.clear();
    chars = 0;
  }

  List<PageEvent> events() {
    return backlog.stream().map(Logged::event).toList();
  }
}
