package dev.kite.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A peer without a network: what it sends goes straight to its link. */
final class FakePeer implements Transport {
  private final Link link;
  private int closeCode;

  FakePeer(Function<Transport, Link> links) {
    this.link = links.apply(this);
  }

  @Override
  public void wake() {
    // The test reads when it wants to.
  }

  @Override
  public void close(int code) {
    closeCode = code;
  }

  /** Sends {@code frame} and returns for how many ms the relay then stops reading. */
  long send(String frame) {
    return link.received(ByteBuffer.wrap(frame.getBytes(UTF_8)));
  }

  /** Everything that waits to be sent to it, read until nothing follows. */
  List<String> received() {
    var frames = new ArrayList<String>();
    do {
      var next = link.queue().poll();
      while (next != null) {
        frames.add(UTF_8.decode(next.duplicate()).toString());
        next = link.queue().poll();
      }
    } while (refilled());
    return frames;
  }

  /** The next frame alone, as a slow connection takes it. */
  String receiveOne() {
    var next = link.queue().poll();
    return next == null ? "" : UTF_8.decode(next.duplicate()).toString();
  }

  /** The bytes that wait to be sent to it. */
  int waiting() {
    return link.queue().bytes();
  }

  /** The connection breaks. */
  void drop() {
    link.closed();
  }

  int closeCode() {
    return closeCode;
  }

  private boolean refilled() {
    boolean due = link.queue().refillDue();
    if (due) {
      link.refill();
    }
    return due;
  }
}
