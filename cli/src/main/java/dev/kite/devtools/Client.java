package dev.kite.devtools;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.kite.http.LocalSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * A protocol client: one connection with its sessions.
 *
 * <p>Belongs to the event loop, but for what a connection's I/O thread calls.
 */
final class Client implements LocalSocket.Listener {
  /** While so many of its commands are open, or tasks wait, it is not read from. */
  private static final int MANY = 512;

  /** Each session hears all that its page tells. */
  private static final int MOST_SESSIONS = 1_000;

  private static final long PAUSE = 20;

  /** While so much of what it said waits, it is not read from for as long as that may take. */
  private static final int LONG = 1 << 20;

  private static final int CHARS_PER_MILLI = 10_000;

  private final LocalSocket socket;
  private final EventLoop loop;
  private final Map<String, Session> sessions = new HashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicLong unread = new AtomicLong();
  private Optional<Session> own = Optional.empty();

  Client(LocalSocket socket, EventLoop loop) {
    this.socket = socket;
    this.loop = loop;
  }

  /** Has {@code root} make the connection's own session; without one the connection ends. */
  Client begin(Function<Client, Optional<Session>> root) {
    loop.run(
        () -> {
          own = root.apply(this);
          if (own.isEmpty()) {
            close();
          }
        });
    return this;
  }

  @Override
  public long received(String text) {
    open.incrementAndGet();
    long chars = unread.addAndGet(text.length());
    loop.run(
        () -> {
          unread.addAndGet(-text.length());
          take(text);
        });
    if (chars > LONG) {
      return chars / CHARS_PER_MILLI;
    }
    return open.get() > MANY || loop.backlog() > MANY ? PAUSE : 0;
  }

  @Override
  public void closed() {
    loop.run(() -> own.ifPresent(Session::end));
  }

  boolean hasRoom() {
    return sessions.size() < MOST_SESSIONS;
  }

  void add(Session session) {
    sessions.put(session.id(), session);
  }

  void forget(Session session) {
    sessions.remove(session.id());
  }

  /** Ends the connection when what was sent has left. */
  void close() {
    socket.close();
  }

  void send(JsonObject message, String session) {
    if (!session.isEmpty()) {
      message.addProperty("sessionId", session);
    }
    // A client that reads too slowly is sent away by its socket, and closed() follows.
    socket.send(Wire.text(message));
  }

  private void take(String text) {
    JsonElement json;
    try {
      json = Wire.parse(text);
    } catch (Refusal refusal) {
      answer(OptionalLong.empty(), "").refuse(refusal);
      return;
    }
    try {
      var message = Wire.message(json);
      find(message.session())
          .run(
              message.method(),
              message.params(),
              answer(OptionalLong.of(message.id()), message.session()));
    } catch (Refusal refusal) {
      answer(Wire.id(json), "").refuse(refusal);
    }
  }

  private Session find(String id) throws Refusal {
    return (id.isEmpty() ? own : Optional.ofNullable(sessions.get(id)))
        .orElseThrow(() -> new Refusal(Refusal.NO_SESSION, "Session with given id not found.", ""));
  }

  private Reply answer(OptionalLong id, String session) {
    return new Reply() {
      private boolean given;

      @Override
      public void done(JsonObject result) {
        give("result", result);
      }

      @Override
      public void refuse(Refusal why) {
        var error = new JsonObject();
        error.addProperty("code", why.code());
        error.addProperty("message", why.message());
        if (!why.data().isEmpty()) {
          error.addProperty("data", why.data());
        }
        give("error", error);
      }

      // A defect may come to light behind the answer.
      private void give(String kind, JsonObject answer) {
        if (!given) {
          given = true;
          open.decrementAndGet();
          var message = new JsonObject();
          id.ifPresent(number -> message.addProperty("id", number));
          message.add(kind, answer);
          send(message, session);
        }
      }
    };
  }
}
