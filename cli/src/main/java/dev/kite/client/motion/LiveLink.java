package dev.kite.client.motion;

import com.google.gson.JsonObject;
import dev.kite.client.BadMessageException;
import dev.kite.client.Outcome;
import dev.kite.client.PageClock;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.protocol.TargetLink;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Feeds one page with another's live readings until it is stopped, and tells how that goes.
 *
 * <p>The readings never come this way: the relay passes them on. This side asks for the link, asks
 * again when the relay has lost it (a page had left and is back, the relay was restarted), and
 * compares the pages' clocks. Belongs to the thread that runs it; {@link #stop} may be called from
 * any.
 */
public final class LiveLink {
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** What a page that is busy may take; a command's first second must not hold up the next. */
  private static final Duration STATUS = Duration.ofSeconds(2);

  private static final long TICK_MILLIS = 1000;

  /** Ticks after which the clocks are compared again: those of two machines drift apart. */
  private static final int CLOCKS_EVERY = 30;

  private final RelayConnection connection;
  private final Target source;
  private final Target page;
  private final TargetLink link;
  private final LongSupplier nanos;
  private final Progress progress;
  private final LinkEvents events;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Optional<PageClock> sourceClock = Optional.empty();
  private Optional<PageClock> pageClock = Optional.empty();
  private String measured = "";
  private int ticks;
  private int unlinked;

  /** Hears how the link goes, about once a second, on the link's thread. */
  public interface Progress {
    void at(LinkReport report);
  }

  /** How it ended. */
  public sealed interface Result {}

  /** The link was made, and {@link #stop} ended it. */
  public record Stopped() implements Result {}

  /** The link was made, and something else ended it: {@code why} is a sentence, of remote text. */
  public record Ended(String why) implements Result {}

  /** The link was not made; {@code why} is never {@link Outcome.Done}. */
  public record NotLinked(Outcome why) implements Result {}

  /**
   * @param link from {@code source}
   * @param nanos this process's clock
   */
  public LiveLink(
      RelayConnection connection,
      Target source,
      Target page,
      TargetLink link,
      LongSupplier nanos,
      Progress progress) {
    this.connection = connection;
    this.source = source;
    this.page = page;
    this.link = link;
    this.nanos = nanos;
    this.progress = progress;
    this.events = new LinkEvents(source, page);
  }

  /** Ends the link; it is over when {@link #run} returns. */
  public void stop() {
    stopped.countDown();
  }

  /** Runs until {@link #stop}, or until the link is ended elsewhere. */
  public Result run() {
    var listening = connection.listen(events);
    try {
      var made = connection.link(page.id(), link, ANSWER).join();
      return made instanceof Outcome.Done ? watched() : new NotLinked(made);
    } finally {
      listening.close();
    }
  }

  private Result watched() {
    while (!isStoppedWithin(TICK_MILLIS)) {
      var end = end();
      if (!end.isEmpty()) {
        return new Ended(end);
      }
      progress.at(look());
    }
    var unused = connection.unlink(page.id(), STATUS).join();
    return new Stopped();
  }

  private boolean isStoppedWithin(long millis) {
    try {
      return stopped.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Why it is over; empty when it is not. */
  private String end() {
    if (!events.end().isEmpty()) {
      return events.end();
    }
    var fed = known(page).flatMap(Target::link);
    if (fed.isPresent() && !fed.get().from().equals(source.id())) {
      return "Another page feeds " + page.label() + " now.";
    }
    boolean isGone = fed.isEmpty() && !events.mayBeLost() && !events.isRelayAway();
    // Once may be the moment between two notices.
    unlinked = isGone ? unlinked + 1 : 0;
    return unlinked > 1 ? "Another console ended the link." : "";
  }

  private LinkReport look() {
    var from = known(source).filter(Target::connected);
    var to = known(page).filter(Target::connected);
    if (events.isRelayAway()) {
      return LinkReport.without(LinkReport.State.RELAY_AWAY, "");
    }
    if (to.isEmpty()) {
      return LinkReport.without(LinkReport.State.PAGE_AWAY, "");
    }
    if (from.isEmpty()) {
      return LinkReport.without(LinkReport.State.SOURCE_AWAY, "");
    }
    remake(to.get());
    measure(from.get(), to.get());
    return report();
  }

  private void remake(Target to) {
    if (!events.mayBeLost()) {
      return;
    }
    boolean isThere = to.link().isPresent();
    if (isThere || connection.link(page.id(), link, ANSWER).join() instanceof Outcome.Done) {
      events.isMade();
    }
  }

  private void measure(Target from, Target to) {
    var epochs = from.epoch() + to.epoch();
    boolean isUnknown = sourceClock.isEmpty() || pageClock.isEmpty();
    if (isUnknown || !epochs.equals(measured) || ++ticks % CLOCKS_EVERY == 0) {
      measured = epochs;
      sourceClock = PageClock.measure(connection, source.id(), nanos);
      pageClock = PageClock.measure(connection, page.id(), nanos);
    }
  }

  private LinkReport report() {
    var status = connection.command(page.id(), "Link.status", new JsonObject(), STATUS).join();
    try {
      return status instanceof Outcome.Done done
          ? LinkReport.from(done.result(), sourceClock, pageClock, events.why())
          : LinkReport.without(LinkReport.State.PAGE_SILENT, status.message());
    } catch (BadMessageException e) {
      return LinkReport.without(LinkReport.State.PAGE_SILENT, String.valueOf(e.getMessage()));
    }
  }

  private Optional<Target> known(Target target) {
    return connection.targets().stream().filter(it -> it.id().equals(target.id())).findFirst();
  }
}
