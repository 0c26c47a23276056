package dev.kite.client.testing;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import dev.kite.client.EvaluateOptions;
import dev.kite.client.Evaluation;
import dev.kite.client.ExceptionDetails;
import dev.kite.client.RelayConnection;
import dev.kite.client.RemoteObject;
import dev.kite.client.Target;
import dev.kite.client.motion.ReplayReport;
import dev.kite.client.motion.TracePlayer;
import dev.kite.trace.FileProblem;
import dev.kite.trace.TraceReader;
import dev.kite.trace.TraceSchedule;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/**
 * One page in a test; stays the same page when it is loaded again in its tab.
 *
 * <p>Whatever a page has logged or thrown before it answers is here when the call returns: after
 * {@link #replay} the logs of the page's reaction can be asserted at once.
 */
public final class KiteTarget {
  private final RelayConnection connection;
  private final Target target;
  private final PageWords words;

  KiteTarget(RelayConnection connection, Target target, PageWords words) {
    this.connection = connection;
    this.target = target;
    this.words = words;
  }

  /** Its title when it was found, else its address. */
  public String name() {
    return target.label();
  }

  /**
   * The value of an expression, evaluated as at a browser's own prompt, {@code await} included;
   * waits at most 30 s.
   *
   * @return the value as JSON; {@code null} and {@code undefined} are JSON's null; NaN, the
   *     infinities, -0 and BigInts are strings like {@code "NaN"} and {@code "1n"}
   * @throws PageThrewException when it throws
   * @throws KiteException when there is no answer
   */
  public JsonElement evaluate(String expression) {
    var options = EvaluateOptions.prompt().byValue();
    var evaluation = connection.evaluate(target.id(), expression, options).join();
    if (evaluation instanceof Evaluation.Done done) {
      return json(done.value());
    }
    if (evaluation instanceof Evaluation.Threw threw) {
      throw new PageThrewException(thrown(threw.details()));
    }
    throw new KiteException(((Evaluation.NoAnswer) evaluation).why().message());
  }

  private static JsonElement json(RemoteObject value) {
    if (value.unserializableValue() != null) {
      return new JsonPrimitive(value.unserializableValue());
    }
    return value.value() == null ? JsonNull.INSTANCE : value.value();
  }

  private static String thrown(ExceptionDetails details) {
    var exception = details.exception();
    return exception == null ? details.text() : PageLog.text(exception);
  }

  /** Fires a trace into the page at its own speed; see {@link #replay(Path, double)}. */
  public ReplayReport replay(Path trace) {
    return replay(trace, 1);
  }

  /**
   * Fires a trace into the page, timed by the page's own clock, and waits until its last row has
   * been fired.
   *
   * @param trace a kite trace, plain or gzip
   * @param speed 2 is twice as fast
   * @return the page's report: how many samples, how late, what went wrong
   * @throws KiteException when the trace cannot be read or the page does not play it
   */
  public ReplayReport replay(Path trace, double speed) {
    try (var schedule = TraceSchedule.once(() -> TraceReader.open(trace), speed)) {
      var player =
          new TracePlayer(
              connection, target, schedule, new SecureRandom(), (fired, stalls, now) -> {});
      var result = player.play(String.valueOf(trace.getFileName()));
      if (result instanceof TracePlayer.Failed failed) {
        throw new KiteException("The replay failed: " + failed.why().message());
      }
      return ((TracePlayer.Played) result).report();
    } catch (IOException e) {
      throw new KiteException(FileProblem.of(trace, e), e);
    }
  }

  /** What the page has logged so far, oldest first; of all its loads. */
  public List<PageLog> logs() {
    return words.logs(target.id());
  }

  /**
   * The first log whose text contains {@code part}; waits at most 10 s for it.
   *
   * @throws KiteException when it does not come; the message shows what was logged instead
   */
  public PageLog awaitLog(String part) {
    return words
        .await(
            Kite.PATIENCE,
            () -> logs().stream().filter(log -> log.text().contains(part)).findFirst())
        .orElseThrow(() -> new KiteException(missing(part, Kite.PATIENCE)));
  }

  private String missing(String part, Duration waited) {
    var logged = logs().stream().map(PageLog::text).toList();
    return "%s logged nothing with \"%s\" within %d s, but: %s"
        .formatted(name(), part, waited.toSeconds(), logged);
  }
}
