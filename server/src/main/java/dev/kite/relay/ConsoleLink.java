package dev.kite.relay;

import dev.kite.protocol.ErrorCode;
import dev.kite.protocol.FrameException;
import dev.kite.protocol.FromConsole;
import dev.kite.protocol.Role;
import dev.kite.protocol.ToConsole;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A console's connection. Frames are decoded on its I/O thread; who it is belongs to the room.
 *
 * <p>A frame before the first hello, or a second hello, ends it.
 */
final class ConsoleLink implements Link {
  private static final ByteBuffer PONG = new ToConsole.Pong().encode();
  private static final String REMEDY = "Use a console of the relay's version.";

  private final Room room;
  private final Role role;
  private final Outlet outlet;
  private final Pace pace;
  private final Runnable release;
  private volatile boolean greeted;
  private @Nullable Console console;

  ConsoleLink(Room room, Role role, Outlet outlet, Pace pace, Runnable release) {
    this.room = room;
    this.role = role;
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
      var frame = FromConsole.decode(message);
      if (frame instanceof FromConsole.Ping) {
        outlet.send(PONG);
      } else if (frame instanceof FromConsole.Hello != greeted) {
        greeted = true;
        room.execute(() -> room.fromConsole(this, frame));
      } else {
        outlet.fail(ErrorCode.BAD_FRAME, "kind: hello comes first and once. " + REMEDY);
      }
    } catch (FrameException refusal) {
      outlet.refuse(message, refusal, REMEDY);
    }
    return pace.pauseAfter(size, room);
  }

  @Override
  public void refill() {
    room.execute(
        () -> {
          if (console != null) {
            console.feed();
          }
        });
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

  Role role() {
    return role;
  }

  Outlet outlet() {
    return outlet;
  }

  /** The console this is; null before its hello. */
  @Nullable Console console() {
    return console;
  }

  void become(Console next) {
    console = next;
  }
}
