package dev.kite.client.motion;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.client.ConnectionListener;
import dev.kite.client.Notice;
import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.protocol.Reading;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Loads a page again as an armed one: from its first moment on it hears the first rows of a trace,
 * and nothing of the device, until a replay begins.
 */
public final class Arming {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration BACK = Duration.ofSeconds(30);

  private Arming() {}

  /**
   * Waits until the page is back, 30 s at most.
   *
   * @param rows the first of each kind
   * @return {@link Outcome.Done} when it is back
   */
  public static Outcome arm(
      RelayConnection connection, Target page, List<Reading> rows, String label) {
    var back = new CompletableFuture<Notice>();
    var listening = connection.listen(new Return(page, back));
    try {
      var params = new JsonObject();
      params.add("rows", JsonParser.parseString(Reading.toJson(rows)));
      params.addProperty("label", label);
      var armed = connection.command(page.id(), "Replay.arm", params, ANSWER).join();
      if (!(armed instanceof Outcome.Done)) {
        return armed;
      }
      var loaded = connection.reload(page.id(), ANSWER).join();
      // A page that is on its way may not have answered any more.
      boolean goes = loaded instanceof Outcome.Done || loaded instanceof Outcome.Unknown;
      return goes ? awaited(back) : loaded;
    } finally {
      listening.close();
    }
  }

  private static Outcome awaited(CompletableFuture<Notice> back) {
    try {
      back.get(BACK.toSeconds(), TimeUnit.SECONDS);
      return new Outcome.Done(new JsonObject());
    } catch (TimeoutException e) {
      return new Outcome.Failed(
          0, "The page was loaded again to arm it, and did not come back within 30 s.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Cancelled();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a notice is never an exception", e);
    }
  }

  /** Hears of the page's next load. */
  private record Return(Target page, CompletableFuture<Notice> back) implements ConnectionListener {
    @Override
    public void notice(Notice notice) {
      boolean isIts = notice.target().id().equals(page.id());
      boolean isNext = !notice.target().epoch().equals(page.epoch());
      if (isIts && isNext && notice.kind() != Notice.Kind.LEFT) {
        back.complete(notice);
      }
    }
  }
}
