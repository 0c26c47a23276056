package dev.kite.relay;

import dev.kite.protocol.ErrorCode;
import dev.kite.protocol.FrameException;
import dev.kite.protocol.PageFrame;
import dev.kite.protocol.ToPage;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A page's connection. Frames are decoded on its I/O thread; who it is belongs to the room.
 *
 * <p>A frame before the first hello ends it.
 */
final class PageLink implements Link {
  private static final ByteBuffer PONG = new ToPage.Pong().encode();

  private final Room room;
  private final String address;
  private final Outlet outlet;
  private final Pace pace;
  private final Runnable release;
  private volatile boolean greeted;
  private @Nullable Intake intake;
  private @Nullable Target target;

  PageLink(Room room, String address, Outlet outlet, Pace pace, Runnable release) {
    this.room = room;
    this.address = address;
    this.outlet = outlet;
    this.pace = pace;
    this.release = release;
  }

  @Override
  public SendQueue queue() {
    return outlet.queue();
  }

  @Override
  public long received(ByteBuffer message) {
    int size = message.remaining();
    try {
      var frame = PageFrame.decode(message);
      if (frame instanceof PageFrame.Ping) {
        outlet.send(PONG);
      } else if (frame instanceof PageFrame.Hello || greeted) {
        greeted = true;
        room.execute(() -> room.fromPage(this, frame));
      } else {
        outlet.fail(ErrorCode.BAD_FRAME, "kind: hello comes first. Reload the page.");
      }
    } catch (FrameException refusal) {
      outlet.refuse(message, refusal, "Reload the page.");
    }
    return pace.pauseAfter(size, room);
  }

  @Override
  public void refill() {
    // Nothing is read ahead for a page: its queue never asks.
  }

  @Override
  public boolean greeted() {
    return greeted;
  }

  @Override
  public void fail(ErrorCode code, String message) {
    outlet.fail(code, message);
  }

  @Override
  public void closed() {
    room.execute(() -> room.lost(this));
    release.run();
  }

  /** Where the page is. */
  String address() {
    return address;
  }

  Outlet outlet() {
    return outlet;
  }

  /** Takes the frames of the epoch named last; null before the first hello. */
  @Nullable Intake intake() {
    return intake;
  }

  /** The target this page is; null before its own hello. */
  @Nullable Target target() {
    return target;
  }

  void deliverTo(Intake next) {
    if (intake != null) {
      intake.end();
    }
    intake = next;
  }

  void become(@Nullable Target next) {
    target = next;
  }
}
