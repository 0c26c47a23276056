package dev.kite.relay;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one recipient still has to be sent: frames in order, and the newest readings of each stream.
 *
 * <p>Bounded in bytes. A frame beyond the bound is refused. Readings have as much for themselves
 * and are never refused: they replace the unsent ones of their stream, and beyond the bound those
 * that wait longest. Filled by the room, emptied by the recipient's I/O thread: a lock guards it
 * for a few instructions and never during I/O. The buffers are shared between recipients and only
 * read through copies of their positions.
 */
public final class SendQueue {
  private final int maxBytes;
  private final ArrayDeque<ByteBuffer> frames = new ArrayDeque<>();
  private final LinkedHashMap<Object, ByteBuffer> latest = new LinkedHashMap<>();
  private int bytes;
  private int latestBytes;
  private long replaced;
  private boolean refillWanted;
  private boolean closed;

  public SendQueue(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Returns false, keeping nothing, when {@code frame} would exceed the bound. */
  public synchronized boolean offer(ByteBuffer frame) {
    if (closed || bytes + frame.remaining() > maxBytes) {
      return false;
    }
    bytes += frame.remaining();
    frames.add(frame);
    return true;
  }

  /** Puts the newest readings in {@code slot}, instead of what waits there. */
  synchronized void offerLatest(Object slot, ByteBuffer readings) {
    if (closed) {
      return;
    }
    // Re-inserted at the end: a stream that was just overwritten must not overtake a waiting one.
    drop(slot);
    latest.put(slot, readings);
    latestBytes += readings.remaining();
    while (latestBytes > maxBytes) {
      drop(latest.keySet().iterator().next());
    }
  }

  /** Drops what waits in {@code slot}. */
  synchronized void forget(Object slot) {
    drop(slot);
  }

  private void drop(Object slot) {
    var readings = latest.remove(slot);
    if (readings != null) {
      latestBytes -= readings.remaining();
      replaced++;
    }
  }

  /** The next frame to write, ordered ones first; null when there is nothing. */
  public synchronized @Nullable ByteBuffer poll() {
    var frame = frames.poll();
    if (frame != null) {
      bytes -= frame.remaining();
      return frame;
    }
    if (latest.isEmpty()) {
      return null;
    }
    var oldest = latest.entrySet().iterator();
    var readings = oldest.next().getValue();
    oldest.remove();
    latestBytes -= readings.remaining();
    return readings;
  }

  /**
   * Asks for a refill when half of {@code window} bytes are sent; false, asking nothing, when that
   * is so already.
   */
  synchronized boolean refillBelow(int window) {
    refillWanted = bytes > window / 2;
    return refillWanted;
  }

  /** Whether a refill was asked for and is due; true only once for each time it was asked for. */
  public synchronized boolean refillDue() {
    if (!refillWanted || bytes > Limits.FEED_BYTES / 2) {
      return false;
    }
    refillWanted = false;
    return true;
  }

  /** Takes nothing more and gives nothing more; returns the frames that were not taken. */
  public synchronized List<ByteBuffer> end() {
    var unsent = List.copyOf(frames);
    frames.clear();
    latest.clear();
    latestBytes = 0;
    bytes = 0;
    closed = true;
    return unsent;
  }

  /** The same, but gives {@code last}, the final word. */
  synchronized List<ByteBuffer> endWith(ByteBuffer last) {
    var unsent = end();
    frames.add(last);
    bytes = last.remaining();
    return unsent;
  }

  synchronized int bytes() {
    return bytes;
  }

  /** How many readings were dropped before they could be sent. */
  public synchronized long replaced() {
    return replaced;
  }
}
