package dev.kite.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import dev.kite.protocol.Body;
import dev.kite.protocol.CommandId;
import dev.kite.protocol.FromConsole;
import dev.kite.protocol.Key;
import dev.kite.protocol.Role;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.TargetLink;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** The door to a session: hands every call over to the event thread. */
@SuppressWarnings("FutureReturnValueIgnored") // What is ignored are stages that only tidy up.
final class ResumingConnection implements RelayConnection {
  private static final Duration FIRST_WELCOME = Duration.ofSeconds(10);
  private static final Duration BEAT = Duration.ofSeconds(1);

  /** The relay's own limit; a longer frame would end the connection. */
  private static final int LONGEST_FRAME = 256 << 10;

  private final URI relay;
  private final RandomGenerator random;
  private final EventThread events = new EventThread();
  private final Timer timer = new Timer();
  private final Session session;
  private final Reconnector reconnector;
  private final AtomicInteger open = new AtomicInteger();

  private ResumingConnection(
      URI relay, Dialer dialer, ConnectionOptions options, RandomGenerator random) {
    this.relay = relay;
    this.random = random;
    this.session = new Session(hex(8), options);
    this.reconnector = new Reconnector(events, timer, dialer, new Backoff(random), session);
  }

  static RelayConnection open(
      URI relay,
      Key key,
      ConnectionOptions options,
      ConnectionListener listener,
      RandomGenerator random)
      throws ConnectionException {
    var address = RelayAddress.ofConsoles(relay, options.security());
    var connection =
        new ResumingConnection(relay, new Dialer(relay, address, key), options, random);
    connection.session.listen(listener);
    connection.start();
    return connection;
  }

  private void start() throws ConnectionException {
    events.execute(reconnector::dial);
    timer.each(BEAT, reconnector::beat);
    try {
      reconnector.first().get(FIRST_WELCOME.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      close();
      throw e.getCause() instanceof ConnectionException known
          ? known
          : new ConnectionException(
              ConnectionException.Reason.UNREACHABLE, "No relay answers at " + relay + ".");
    } catch (TimeoutException e) {
      close();
      throw new ConnectionException(
          ConnectionException.Reason.UNREACHABLE,
          "The relay at " + relay + " did not answer within 10 s. Try again, or restart it.");
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new ConnectionException(
          ConnectionException.Reason.UNREACHABLE, "Interrupted while connecting to " + relay + ".");
    }
  }

  @Override
  public URI relay() {
    return relay;
  }

  @Override
  public Role role() {
    return session.role();
  }

  @Override
  public List<Target> targets() {
    return session.targets();
  }

  @Override
  public CompletableFuture<Outcome> command(
      String target, String method, JsonObject params, Duration timeout) {
    var id = hex(16);
    return ask(id, target, method, frame(id, target, method, params), timeout);
  }

  @Override
  public CompletableFuture<Outcome> link(String target, TargetLink link, Duration timeout) {
    var id = hex(16);
    var frame = new FromConsole.Link(new CommandId(id), target, link);
    return ask(id, target, "The link", frame.text(), timeout);
  }

  @Override
  public CompletableFuture<Outcome> unlink(String target, Duration timeout) {
    var id = hex(16);
    var frame = new FromConsole.Unlink(new CommandId(id), target);
    return ask(id, target, "The end of the link", frame.text(), timeout);
  }

  /** Sends a frame that is answered by its id; {@code what} names it in a refusal. */
  private CompletableFuture<Outcome> ask(
      String id, String target, String what, String frame, Duration timeout) {
    if (open.incrementAndGet() > OpenCommands.MOST) {
      open.decrementAndGet();
      return done(
          new Outcome.NotRun(
              0, OpenCommands.MOST + " commands wait for an answer already. It was not run."));
    }
    var future = new CompletableFuture<Outcome>();
    future.whenComplete((outcome, error) -> open.decrementAndGet());
    if (frame.getBytes(UTF_8).length > LONGEST_FRAME) {
      future.complete(new Outcome.Failed(0, what + " is over 256 KiB. Send less at once."));
    } else if (!events.takes(() -> submit(id, target, frame, timeout, future))) {
      future.complete(new Outcome.Cancelled());
    }
    return future;
  }

  private void submit(
      String id, String target, String frame, Duration timeout, CompletableFuture<Outcome> future) {
    if (!session.submit(id, frame, timeout, future)) {
      future.complete(new Outcome.Cancelled());
      return;
    }
    var unset = timer.after(timeout, () -> events.execute(() -> session.expire(id, target)));
    future.whenComplete(
        (outcome, error) -> {
          unset.run();
          if (future.isCancelled()) {
            events.execute(() -> session.forget(id));
          }
        });
  }

  private static String frame(String id, String target, String method, JsonObject params) {
    var command = new JsonObject();
    command.addProperty("id", id);
    command.addProperty("method", method);
    command.add("params", params);
    return new FromConsole.Command(target, Body.of(Json.text(command))).text();
  }

  @Override
  public CompletableFuture<Evaluation> evaluate(
      String target, String expression, EvaluateOptions options) {
    var answer = command(target, "Runtime.evaluate", options.params(expression), options.timeout());
    var evaluation = answer.thenApply(Evaluation::of);
    evaluation.whenComplete((value, error) -> answer.cancel(false));
    return evaluation;
  }

  @Override
  public Subscription watch(String target, Set<SensorStream> streams, ReadingListener listener) {
    var taken = new CompletableFuture<Runnable>();
    events.execute(() -> taken.complete(session.watch(target, streams, listener)));
    return once(() -> taken.thenAccept(end -> events.execute(end)));
  }

  @Override
  public Subscription listen(ConnectionListener listener) {
    return session.listen(listener);
  }

  @Override
  public void close() {
    events.execute(
        () -> {
          reconnector.end(new ConnectionState.Closed());
          timer.stop();
          events.stop();
        });
  }

  private static Subscription once(Runnable end) {
    var ended = new AtomicBoolean();
    return () -> {
      if (ended.compareAndSet(false, true)) {
        end.run();
      }
    };
  }

  private static CompletableFuture<Outcome> done(Outcome outcome) {
    return CompletableFuture.completedFuture(outcome);
  }

  private String hex(int bytes) {
    var drawn = new byte[bytes];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }
}
