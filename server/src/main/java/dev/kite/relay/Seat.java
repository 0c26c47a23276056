package dev.kite.relay;

import java.util.concurrent.atomic.AtomicBoolean;

/** One admitted connection: a place in the relay's counts, given back once. */
public final class Seat {
  private final Room room;
  private final String address;
  private final Runnable release;
  private final AtomicBoolean taken = new AtomicBoolean(true);

  Seat(Room room, String address, Runnable release) {
    this.room = room;
    this.address = address;
    this.release = release;
  }

  Room room() {
    return room;
  }

  /** The network address it is for. */
  String address() {
    return address;
  }

  /** Gives the place back; more than once is the same as once. */
  public void release() {
    if (taken.compareAndSet(true, false)) {
      release.run();
    }
  }
}
