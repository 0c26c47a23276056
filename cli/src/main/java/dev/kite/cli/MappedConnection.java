package dev.kite.cli;

import com.google.gson.JsonObject;
import dev.kite.client.ConnectionException;
import dev.kite.client.ConnectionListener;
import dev.kite.client.EvaluateOptions;
import dev.kite.client.Evaluation;
import dev.kite.client.Outcome;
import dev.kite.client.ReadingListener;
import dev.kite.client.RelayConnection;
import dev.kite.client.StackMapping;
import dev.kite.client.Subscription;
import dev.kite.client.Target;
import dev.kite.protocol.Role;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.TargetLink;
import dev.kite.repl.Repl;
import dev.kite.stack.SourceMaps;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A connection on which every stack names the sources the page was built from.
 *
 * <p>The first line that needs a map waits for it on the connection's event thread, no longer than
 * the maps' patience; so lines and answers keep their order.
 */
final class MappedConnection implements RelayConnection {
  private static final String EVALUATE = "Runtime.evaluate";

  /** Whose answers are shown; parts of texts are answers too, which are put together first. */
  private static final Set<String> MAPPED = Set.of(EVALUATE, "Runtime.getProperties");

  private final RelayConnection connection;
  private final SourceMaps maps;
  private final StackMapping mapping;

  private MappedConnection(RelayConnection connection, SourceMaps maps) {
    this.connection = connection;
    this.maps = maps;
    this.mapping = new StackMapping(maps);
  }

  /** What connects in the same way; the connection then owns {@code maps}. */
  static Repl.Connector connector(Repl.Connector connector, SourceMaps maps) {
    return listener -> connect(connector, listener, maps);
  }

  private static RelayConnection connect(
      Repl.Connector connector, ConnectionListener listener, SourceMaps maps)
      throws ConnectionException {
    // Entries come before the connection is returned, which knows whose they are.
    var targets = new CompletableFuture<RelayConnection>();
    try {
      var connection = connector.connect(new MappedEvents(listener, maps, targets));
      targets.complete(connection);
      return new MappedConnection(connection, maps);
    } catch (ConnectionException | RuntimeException e) {
      targets.cancel(false);
      maps.close();
      throw e;
    }
  }

  @Override
  public CompletableFuture<Outcome> command(
      String target, String method, JsonObject params, Duration timeout) {
    var answer = connection.command(target, method, params, timeout);
    if (!MAPPED.contains(method)) {
      return answer;
    }
    var mapped = answer.thenApply(outcome -> mapped(target, outcome));
    var unused = mapped.whenComplete((value, error) -> answer.cancel(false));
    return mapped;
  }

  private Outcome mapped(String target, Outcome outcome) {
    if (!(outcome instanceof Outcome.Done done)) {
      return outcome;
    }
    var page = StackMapping.page(target, targets());
    return new Outcome.Done(mapping.result(done.result(), page));
  }

  @Override
  public CompletableFuture<Evaluation> evaluate(
      String target, String expression, EvaluateOptions options) {
    var answer = command(target, EVALUATE, options.params(expression), options.timeout());
    var evaluation = answer.thenApply(Evaluation::of);
    var unused = evaluation.whenComplete((value, error) -> answer.cancel(false));
    return evaluation;
  }

  @Override
  public URI relay() {
    return connection.relay();
  }

  @Override
  public Role role() {
    return connection.role();
  }

  @Override
  public List<Target> targets() {
    return connection.targets();
  }

  @Override
  public Subscription watch(String target, Set<SensorStream> streams, ReadingListener listener) {
    return connection.watch(target, streams, listener);
  }

  @Override
  public CompletableFuture<Outcome> link(String target, TargetLink link, Duration timeout) {
    return connection.link(target, link, timeout);
  }

  @Override
  public CompletableFuture<Outcome> unlink(String target, Duration timeout) {
    return connection.unlink(target, timeout);
  }

  @Override
  public Subscription listen(ConnectionListener listener) {
    return connection.listen(
        new MappedEvents(listener, maps, CompletableFuture.completedFuture(connection)));
  }

  @Override
  public void close() {
    maps.close();
    connection.close();
  }
}
