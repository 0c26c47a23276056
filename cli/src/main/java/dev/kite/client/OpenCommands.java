package dev.kite.client;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * The commands that have no outcome yet, at most {@value #MOST}. Belongs to the event thread.
 *
 * <p>One that could not be written yet is written when the connection is back. One that was written
 * is never written again: whether it ran is then told by its reply, or stays unknown.
 */
final class OpenCommands {
  static final int MOST = 512;

  private final Map<String, Open> open = new LinkedHashMap<>();

  private static final class Open {
    final String frame;
    final Duration timeout;
    final CompletableFuture<Outcome> future;
    boolean written;
    boolean connectionLost;

    Open(String frame, Duration timeout, CompletableFuture<Outcome> future) {
      this.frame = frame;
      this.timeout = timeout;
      this.future = future;
    }
  }

  /** The caller sees to it that no more than {@link #MOST} are open. */
  void add(String id, String frame, Duration timeout, CompletableFuture<Outcome> future) {
    open.put(id, new Open(frame, timeout, future));
  }

  /** Hands every unwritten frame to {@code write}, in order, until that returns false. */
  void write(Predicate<String> write) {
    for (var command : open.values()) {
      if (!command.written) {
        command.written = write.test(command.frame);
        if (!command.written) {
          return;
        }
      }
    }
  }

  void connectionLost() {
    open.values().forEach(command -> command.connectionLost |= command.written);
  }

  /** Returns false when no such command is open. */
  boolean complete(String id, Outcome outcome) {
    var command = open.remove(id);
    if (command == null) {
      return false;
    }
    command.future.complete(outcome);
    return true;
  }

  /** The deadline of a command has passed; nothing happens when it is not open any more. */
  void expire(String id) {
    var command = open.remove(id);
    if (command != null) {
      command.future.complete(afterDeadline(command));
    }
  }

  /** The same, when the page it was for is not there any more. */
  void expireWithoutPage(String id) {
    var command = open.remove(id);
    if (command != null) {
      var outcome = afterDeadline(command);
      command.future.complete(
          outcome instanceof Outcome.TimedOut
              ? new Outcome.Unknown("The page went away before it answered. It may have run.")
              : outcome);
    }
  }

  private static Outcome afterDeadline(Open command) {
    if (!command.written) {
      return new Outcome.NotRun(
          0, "The relay was away for " + TimeSpan.text(command.timeout) + ". It was not run.");
    }
    if (command.connectionLost) {
      return new Outcome.Unknown(
          "The connection broke after the command was sent. It may have run.");
    }
    return new Outcome.TimedOut(command.timeout);
  }

  void forget(String id) {
    open.remove(id);
  }

  void cancelAll() {
    List<Open> left = new ArrayList<>(open.values());
    open.clear();
    left.forEach(command -> command.future.complete(new Outcome.Cancelled()));
  }

  /** The outcome that a reply's JSON tells. */
  static Outcome outcome(JsonObject reply) throws BadMessageException {
    var members = new Members("reply", reply);
    var failed = members.objectOrNull("error", OpenCommands::failure);
    return failed != null ? failed : new Outcome.Done(members.object("result", json -> json));
  }

  private static Outcome failure(JsonObject error) throws BadMessageException {
    var members = new Members("error", error);
    int code = (int) members.whole("code", 0);
    var message = members.textOr("message", "The page gave no reason.");
    var outcome = members.objectOrNull("data", OpenCommands::outcomeWord);
    if ("not-run".equals(outcome)) {
      return new Outcome.NotRun(code, message);
    }
    return "unknown".equals(outcome)
        ? new Outcome.Unknown(message)
        : new Outcome.Failed(code, message);
  }

  private static String outcomeWord(JsonObject data) throws BadMessageException {
    return new Members("error.data", data).textOr("outcome", "");
  }
}
