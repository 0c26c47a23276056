package dev.kite.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kite.protocol.Key;
import dev.kite.protocol.Role;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.TargetLink;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A console's connection to a relay: one session that outlives every reconnect.
 *
 * <p>It resumes where it was and hears each entry once, in order. Two threads belong to it: the
 * event thread, on which listeners are called and futures completed, and a timer. The WebSocket's
 * reader only puts frames into the event thread's queue, which is bounded: it asks the network for
 * more when there is room. All methods may be called from any thread and none waits, {@link
 * #connect} excepted.
 */
public interface RelayConnection extends AutoCloseable {

  /**
   * Connects and waits for the relay's welcome, at most 10 s.
   *
   * <p>The first failure is thrown; later ones are followed by new attempts for ever, and told to
   * the listener.
   *
   * @param relay http or https URL of the relay
   * @param key a control or a viewer key
   */
  static RelayConnection connect(
      URI relay, Key key, ConnectionOptions options, ConnectionListener listener)
      throws ConnectionException {
    return ResumingConnection.open(relay, key, options, listener, new SecureRandom());
  }

  /** The relay this console is connected to. */
  URI relay();

  /** What the key allows. */
  Role role();

  /** The targets as of the newest entry, by number; an immutable snapshot. */
  List<Target> targets();

  /**
   * Sends one command to one target; the future always completes, and never exceptionally.
   *
   * @param timeout how long this console waits, always finite
   */
  CompletableFuture<Outcome> command(
      String target, String method, JsonObject params, Duration timeout);

  /** Evaluates at the target's top level, as at a browser's own prompt. */
  CompletableFuture<Evaluation> evaluate(String target, String expression, EvaluateOptions options);

  /**
   * The names in a page that begin with {@code prefix}; nothing of the page is called for them.
   *
   * @param path names from the page's global scope on; empty for the scope itself
   * @param timeout after which the list is {@link CompletionList#NONE}, as it is when the page
   *     cannot answer
   */
  default CompletableFuture<CompletionList> complete(
      String target, List<String> path, String prefix, Duration timeout) {
    var params = new JsonObject();
    var names = new JsonArray();
    path.forEach(names::add);
    params.add("path", names);
    params.addProperty("prefix", prefix);
    return command(target, "Kite.complete", params, timeout).thenApply(CompletionList::of);
  }

  /** Loads the page again; done when the page has heard of it. */
  default CompletableFuture<Outcome> reload(String target, Duration timeout) {
    return command(target, "Kite.reload", new JsonObject(), timeout);
  }

  /** Sends the page to an address, which may be relative to its own. */
  default CompletableFuture<Outcome> open(String target, String url, Duration timeout) {
    var params = new JsonObject();
    params.addProperty("url", url);
    return command(target, "Kite.open", params, timeout);
  }

  /**
   * Asks for any answer at all, which a page that is busy with its own code cannot give.
   *
   * <p>Releases a group of handles that nobody makes.
   */
  default CompletableFuture<Outcome> ping(String target, Duration timeout) {
    var params = new JsonObject();
    params.addProperty("objectGroup", "ping");
    return command(target, "Runtime.releaseObjectGroup", params, timeout);
  }

  /**
   * Hears live readings of a target, latest wins, until the subscription is closed.
   *
   * @param streams at least one
   */
  Subscription watch(String target, Set<SensorStream> streams, ReadingListener listener);

  /**
   * Feeds a target with another's live readings from now on, in place of what fed it before. The
   * link outlives this connection's reconnects; the relay ends it when a page has left.
   */
  CompletableFuture<Outcome> link(String target, TargetLink link, Duration timeout);

  /** Nothing feeds the target any more. */
  CompletableFuture<Outcome> unlink(String target, Duration timeout);

  /** Adds a listener, which hears the entries that come after the present one. */
  Subscription listen(ConnectionListener listener);

  /** Ends the session: open commands are cancelled, listeners hear no more. */
  @Override
  void close();
}
