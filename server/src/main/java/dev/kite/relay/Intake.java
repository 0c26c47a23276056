package dev.kite.relay;

import dev.kite.protocol.ToPage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Takes the lossless frames of one epoch over one connection into the room log: acknowledges what
 * is stored, asks again for what is missing.
 *
 * <p>Belongs to the room.
 */
final class Intake {
  private final Draft.Source source;
  private final RoomLog log;
  private final Outlet outlet;
  private final Executor room;
  private final Environment environment;
  private long held;
  private int unacknowledged;
  private long askedFor;
  private Scheduler.@Nullable Timer timer;
  private boolean ended;

  Intake(Draft.Source source, RoomLog log, Outlet outlet, Executor room, Environment environment) {
    this.source = source;
    this.log = log;
    this.outlet = outlet;
    this.room = room;
    this.environment = environment;
  }

  Draft.Source source() {
    return source;
  }

  /**
   * Appends {@code draft}; {@code stored} runs in the room when the log has it for the first time.
   */
  void take(Draft.OfPage draft, Runnable stored) {
    log.append(draft)
        .exceptionally(failure -> new RoomLog.Result.Failed())
        .thenAcceptAsync(
            result -> {
              settle(draft, result);
              if (result instanceof RoomLog.Result.Stored) {
                stored.run();
              }
            },
            room);
  }

  /** Another epoch, or the end of the connection: nothing is acknowledged any more. */
  void end() {
    ended = true;
    if (timer != null) {
      timer.cancel();
    }
  }

  private void settle(Draft.OfPage draft, RoomLog.Result result) {
    if (ended) {
      return;
    }
    if (result instanceof RoomLog.Result.Hole hole) {
      askFor(hole.expected());
    } else if (result instanceof RoomLog.Result.Failed) {
      askedFor = 0;
      askFor(draft.seq());
    } else {
      held = Math.max(held, draft.seq());
      askedFor = 0;
      acknowledgeSoon();
    }
  }

  // Once per hole: the frames behind it are on their way and would each ask again.
  private void askFor(long seq) {
    if (askedFor != seq) {
      askedFor = seq;
      outlet.send(new ToPage.Resend(seq));
    }
  }

  private void acknowledgeSoon() {
    if (++unacknowledged >= Limits.ACKNOWLEDGE_EVERY) {
      acknowledge();
    } else if (timer == null) {
      long millis = environment.limits().times().acknowledge();
      timer = environment.scheduler().after(millis, () -> room.execute(this::acknowledge));
    }
  }

  private void acknowledge() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    if (unacknowledged > 0 && !ended) {
      unacknowledged = 0;
      outlet.send(new ToPage.Acknowledged(held));
    }
  }
}
