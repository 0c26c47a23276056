package dev.kite.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.protocol.ToPage;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A page by the rules of docs/protocol.md, with a very small ring and a network that loses. */
final class ModelPage {
  private static final String CLAIM = "\"target\":\"%s\",\"token\":\"%s\",\"reload\":true,";
  private static final int RING = 5;

  private final World world;
  private final Deque<Long> ring = new ArrayDeque<>();
  private final Deque<String> underWay = new ArrayDeque<>();
  private @Nullable FakePeer connection;
  private String target = "";
  private String token = "";
  private int epochs;
  private long seq;
  private long acknowledged;
  private long gapFrom;
  private long gapTo;

  ModelPage(World world) {
    this.world = world;
    reload();
  }

  /** Another load of the page: what was not delivered is gone, and nobody will say so. */
  void reload() {
    disconnect();
    epochs++;
    seq = 0;
    acknowledged = 0;
    gapFrom = 0;
    gapTo = 0;
    ring.clear();
  }

  void say() {
    ring.add(++seq);
    if (ring.size() > RING) {
      dropOldest();
    }
    if (connection != null) {
      underWay.add(World.event(seq));
    }
  }

  /** One frame arrives at the relay, and what the relay says to it arrives here. */
  void deliver() {
    if (connection != null && !underWay.isEmpty()) {
      connection.send(underWay.remove());
    }
    listen();
  }

  /** One frame is lost on the way, which no transport of ours may do: a hole. */
  void lose() {
    underWay.poll();
  }

  /** Sends again what was sent before. */
  void repeat() {
    if (connection != null) {
      ring.forEach(held -> underWay.add(World.event(held)));
    }
  }

  /** The connection breaks: what is under way is lost, in both directions. */
  void disconnect() {
    underWay.clear();
    if (connection != null) {
      connection.drop();
      connection = null;
    }
  }

  void connect() {
    if (connection == null) {
      connection = world.page();
      var claim = target.isEmpty() ? "" : CLAIM.formatted(target, token);
      connection.send(World.hello(epoch(), claim));
      listen();
    }
  }

  /** A fresh connection, and everything delivered over it. */
  void settle() {
    disconnect();
    connect();
    while (!underWay.isEmpty()) {
      deliver();
    }
    listen();
  }

  String epoch() {
    return "%016x".formatted(epochs);
  }

  long seq() {
    return seq;
  }

  private void listen() {
    if (connection == null) {
      return;
    }
    for (var text : connection.received()) {
      var frame = ToPage.decode(ByteBuffer.wrap(text.getBytes(UTF_8)));
      if (frame instanceof ToPage.Welcome welcome) {
        target = welcome.welcome().target();
        token = welcome.welcome().token();
        sendFrom(welcome.welcome().have() + 1);
      } else if (frame instanceof ToPage.Resend resend) {
        sendFrom(resend.seq());
      } else if (frame instanceof ToPage.Acknowledged upTo) {
        acknowledged = Math.max(acknowledged, upTo.seq());
      }
    }
  }

  private void sendFrom(long first) {
    underWay.clear();
    long held = gapTo > 0 ? gapFrom : ring.isEmpty() ? seq + 1 : ring.peek();
    if (held > first) {
      underWay.add("g %d %d %d 0 forgotten".formatted(held - 1, first, held - 1));
    }
    if (gapTo >= first) {
      underWay.add("g %d %d %d 0 overflow".formatted(gapTo, gapFrom, gapTo));
    }
    ring.stream()
        .filter(number -> number >= first)
        .forEach(number -> underWay.add(World.event(number)));
  }

  private void dropOldest() {
    long oldest = ring.remove();
    if (oldest > acknowledged) {
      gapFrom = gapTo > 0 ? gapFrom : oldest;
      gapTo = oldest;
    } else {
      gapFrom = 0;
      gapTo = 0;
    }
  }
}
