package dev.kite.repl;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.client.BadMessageException;
import dev.kite.client.ConnectionListener;
import dev.kite.client.EvaluateOptions;
import dev.kite.client.Evaluation;
import dev.kite.client.Outcome;
import dev.kite.client.ReadingListener;
import dev.kite.client.RelayConnection;
import dev.kite.client.RemoteObject;
import dev.kite.client.Subscription;
import dev.kite.client.Target;
import dev.kite.protocol.EvalMode;
import dev.kite.protocol.Role;
import dev.kite.protocol.SensorAccess;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.TargetLink;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** A connection whose targets and answers a test sets. */
public class FakeConnection implements RelayConnection {
  public final List<Target> targets = new CopyOnWriteArrayList<>();
  final List<String> evaluated = new ArrayList<>();
  final Map<String, Evaluation> answers = new HashMap<>();
  final List<ReadingListener> watching = new CopyOnWriteArrayList<>();
  public final List<ConnectionListener> listening = new CopyOnWriteArrayList<>();

  /** The methods of the commands that were sent. */
  public final List<String> commanded = new CopyOnWriteArrayList<>();

  /** The parameters of those commands. */
  public final List<JsonObject> parameters = new CopyOnWriteArrayList<>();

  /** How long the latest command of a method may take. */
  public final Map<String, Duration> patience = new ConcurrentHashMap<>();

  /** The links that were asked for. */
  public final List<String> linked = new CopyOnWriteArrayList<>();

  /** What the relay answers to a link. */
  public Supplier<CompletableFuture<Outcome>> linking = () -> done("{}");

  /** What the key allows. */
  Role role = Role.CONTROL;

  /** What the page answers to a method; it knows none at first. */
  public Function<String, CompletableFuture<Outcome>> page =
      method -> CompletableFuture.completedFuture(new Outcome.Failed(-32601, "unknown method"));

  public static Target target(int number, String title) {
    return new Target(
        number,
        "7G3QW0ZC5" + number,
        "9f86d081884c7d65",
        "https://shop.test/" + number,
        title,
        "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36",
        EvalMode.EVAL,
        SensorAccess.GRANTED,
        false,
        true,
        0);
  }

  /** The same page after it was loaded again. */
  public static Target loadedAgain(Target before) {
    return new Target(
        before.number(),
        before.id(),
        "0b7e151628aed2a6",
        before.url(),
        before.title(),
        before.userAgent(),
        before.evalMode(),
        before.sensors(),
        before.hidden(),
        before.connected(),
        before.joined());
  }

  static RemoteObject value(String json) {
    try {
      return RemoteObject.from(JsonParser.parseString(json).getAsJsonObject());
    } catch (BadMessageException e) {
      throw new IllegalArgumentException(e);
    }
  }

  FakeConnection answer(String expression, String json) {
    answers.put(expression, new Evaluation.Done(value(json)));
    return this;
  }

  @Override
  public URI relay() {
    return URI.create("http://127.0.0.1:7331");
  }

  @Override
  public Role role() {
    return role;
  }

  @Override
  public List<Target> targets() {
    return List.copyOf(targets);
  }

  @Override
  public CompletableFuture<Outcome> command(
      String target, String method, JsonObject params, Duration timeout) {
    commanded.add(method);
    parameters.add(params);
    patience.put(method, timeout);
    return page.apply(method);
  }

  /** A page's answer. */
  public static CompletableFuture<Outcome> done(String json) {
    return CompletableFuture.completedFuture(
        new Outcome.Done(JsonParser.parseString(json).getAsJsonObject()));
  }

  /** An expression without an answer is never answered. */
  @Override
  public CompletableFuture<Evaluation> evaluate(
      String target, String expression, EvaluateOptions options) {
    evaluated.add(expression);
    var answer = answers.get(expression);
    return answer == null ? new CompletableFuture<>() : CompletableFuture.completedFuture(answer);
  }

  @Override
  public Subscription watch(String target, Set<SensorStream> streams, ReadingListener listener) {
    watching.add(listener);
    return () -> watching.remove(listener);
  }

  @Override
  public CompletableFuture<Outcome> link(String target, TargetLink link, Duration timeout) {
    linked.add(link.from() + " -> " + target);
    return linking.get();
  }

  @Override
  public CompletableFuture<Outcome> unlink(String target, Duration timeout) {
    linked.add("- -> " + target);
    return done("{}");
  }

  @Override
  public Subscription listen(ConnectionListener listener) {
    listening.add(listener);
    return () -> listening.remove(listener);
  }

  @Override
  public void close() {}
}
