package dev.kite.relay;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A room's lossless frames, numbered densely from 1, the oldest ones dropped when there are too
 * many.
 *
 * <p>Called by its room alone, one call after the other; a stage may be completed on any thread.
 * What is appended is stored in the order of the calls.
 */
interface RoomLog {
  /** A random name of 16 hexadecimal digits: positions of two logs have nothing in common. */
  String id();

  /** The newest position known here, 0 when nothing was ever stored. */
  long newest();

  /** The oldest position still held; newest + 1 when none is. */
  long oldest();

  CompletionStage<Result> append(Draft draft);

  /** The last seq held of a source's frames, 0 for none. */
  CompletionStage<Long> have(Draft.Source source);

  /**
   * At most {@code max} entries after {@code position}, in order, without a hole between them;
   * empty when nothing newer is held.
   */
  CompletionStage<List<Entry>> read(long position, int max);

  /** Rings {@code doorbell} after each entry that was stored, by whomever. */
  void subscribe(Runnable doorbell);

  /** What became of an append. */
  sealed interface Result {
    record Stored(long position) implements Result {}

    /** It was there already. */
    record Repeat() implements Result {}

    /** Frames before it are missing, {@code expected} first. */
    record Hole(long expected) implements Result {}

    /** The store could not be reached; nothing is known. */
    record Failed() implements Result {}
  }

  /**
   * A stored frame as every console gets it.
   *
   * @param session the only session that may see it; empty for all
   * @param frame shared by all readers, never moved
   */
  record Entry(long position, String session, ByteBuffer frame) {
    boolean isFor(String reader) {
      return session.isEmpty() || session.equals(reader);
    }
  }
}
