package dev.kite.client.motion;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.client.Target;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What comes in for one recording, from the connection's event thread to the recording one.
 *
 * <p>Holds {@value #MOST}; a batch that finds it full is left out, and the sample numbers of the
 * next one show that it is missing.
 */
final class RecordedItems implements ConnectionListener {
  private static final int MOST = 256;

  private final Target target;
  private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(MOST);
  private volatile @Nullable String cut;

  /** Something for the recording thread. */
  sealed interface Item {}

  /** The params of {@code Sensor.recorded}. */
  record Batch(JsonObject params) implements Item {}

  /** Why there are no readings, as the page says it. */
  record Remark(String why) implements Item {}

  /** What the user wants to find again at this place. */
  record Marked(String text) implements Item {}

  private record End() implements Item {}

  RecordedItems(Target target) {
    this.target = target;
  }

  @Override
  public void sessionEvent(PageEvent event) {
    if (event.method().equals("Sensor.recorded") && isOurs(event)) {
      add(new Batch(event.params()));
    }
  }

  @Override
  public void event(PageEvent event) {
    if (event.method().equals("Sensor.state") && isOurs(event)) {
      JsonElement why = event.params().get("why");
      if (why != null && why.isJsonPrimitive() && !why.getAsString().isEmpty()) {
        add(new Remark(why.getAsString()));
      }
    }
  }

  @Override
  public void notice(Notice notice) {
    if (!notice.target().id().equals(target.id())) {
      return;
    }
    if (notice.kind() == Notice.Kind.LEFT) {
      end("the page went away");
    } else if (!notice.target().epoch().equals(target.epoch())) {
      end("the page was loaded anew");
    }
  }

  @Override
  public void state(ConnectionState state) {
    if (state instanceof ConnectionState.Stopped stopped) {
      end(stopped.why());
    } else if (state instanceof ConnectionState.Closed) {
      end("the connection was closed");
    }
  }

  /** Ends it; {@code why} is empty when that is what the user wants. The first reason stays. */
  void end(String why) {
    if (cut == null) {
      cut = why;
    }
    add(new End());
  }

  /** Takes a mark; false when there is no room or the recording is over. */
  boolean mark(String text) {
    return !hasEnded() && items.offer(new Marked(text));
  }

  boolean hasEnded() {
    return cut != null;
  }

  /** Why it ended early, empty when it did not. */
  String cut() {
    var why = cut;
    return why == null ? "" : why;
  }

  /** The next one, null when there is none within {@code longest}. */
  @Nullable Item next(Duration longest) {
    try {
      return items.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end("interrupted");
      return null;
    }
  }

  /** The next one that is there already, null when there is none. */
  @Nullable Item waiting() {
    return items.poll();
  }

  private boolean isOurs(PageEvent event) {
    return event.at().target().equals(target.id()) && event.at().epoch().equals(target.epoch());
  }

  /** Whether it was taken does not matter: see the class comment, and the flag for the end. */
  private void add(Item item) {
    var unused = items.offer(item);
  }
}
