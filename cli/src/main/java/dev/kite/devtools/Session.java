package dev.kite.devtools;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One conversation of a client with a target: the commands it may give there, and the way its
 * events take. A connection has one of its own and flat ones beside it, told by {@code sessionId}.
 *
 * <p>Belongs to the event loop.
 */
final class Session {
  private final String id;
  private final Client client;
  private final Optional<Page> page;
  private final Commands commands = new Commands();
  private final List<Session> children = new ArrayList<>();
  private final List<Runnable> endings = new ArrayList<>();
  private boolean ended;

  /** {@code page} is empty for a session with the browser. */
  Session(String id, Client client, Optional<Page> page) {
    this.id = id;
    this.client = client;
    this.page = page;
  }

  /** Empty for the connection's own. */
  String id() {
    return id;
  }

  Client client() {
    return client;
  }

  Optional<Page> page() {
    return page;
  }

  Commands commands() {
    return commands;
  }

  void run(String method, JsonObject params, Reply reply) {
    commands.run(method, params, reply);
  }

  void event(String method, JsonObject params) {
    if (ended) {
      return;
    }
    var message = new JsonObject();
    message.addProperty("method", method);
    message.add("params", params);
    client.send(message, id);
  }

  void adopt(Session child) {
    children.add(child);
    child.atEnd(() -> children.remove(child));
  }

  /** The session that was opened through this one, or through one that was. */
  Optional<Session> child(String childId) {
    for (var child : children) {
      var found = child.id().equals(childId) ? Optional.of(child) : child.child(childId);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Has {@code task} run when the session ends. */
  void atEnd(Runnable task) {
    endings.add(task);
  }

  /** Ends this session and those that were opened through it. */
  void end() {
    if (!ended) {
      ended = true;
      List.copyOf(children).forEach(Session::end);
      endings.forEach(Runnable::run);
      client.forget(this);
    }
  }
}
