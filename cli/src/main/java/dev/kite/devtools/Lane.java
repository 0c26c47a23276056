package dev.kite.devtools;

import com.google.gson.JsonObject;
import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The way to one page: commands leave in the order they came and no faster than the relay takes
 * them, so that no client is ever told that it is busy.
 *
 * <p>At most {@value #MOST_WAITING} wait, and {@value #MOST_WAITING_BYTES} characters of them.
 * Belongs to the event loop.
 */
final class Lane {
  static final int MOST_WAITING = 4_096;
  static final int MOST_WAITING_BYTES = 64 << 20;

  /** What the relay says when there were too many all the same, as from another console. */
  private static final int BUSY = -32003;

  // Of the relay's 64 and 512 KiB the prompt beside us needs its share.
  private static final int MOST_IN_FLIGHT = 48;
  private static final int MOST_BYTES = 384 << 10;
  private static final double BURST = 90;
  private static final double PER_NANO = 45e-9;
  private static final Duration AGAIN = Duration.ofMillis(250);

  /** How often is looked for those whose turn has not come in time. */
  private static final Duration CHECKED = Duration.ofSeconds(5);

  /** How long a page or the relay may be away before what waits is given up. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration LATE_ANSWERS = Duration.ofSeconds(5);
  private static final Outcome FORGOTTEN =
      new Outcome.Failed(0, "The relay was restarted after the command was sent. It may have run.");

  private final String target;
  private final RelayConnection connection;
  private final EventLoop loop;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private int waitingBytes;
  private final Set<Waiting> underWay = Collections.newSetFromMap(new IdentityHashMap<>());
  private int bytesInFlight;
  private double tokens = BURST;
  private long refilledAt;
  private boolean pumpDue;
  private boolean dropDue;
  private boolean away;
  private boolean lost;
  private String why = "";
  private Runnable patience = () -> {};

  Lane(String target, RelayConnection connection, EventLoop loop) {
    this.target = target;
    this.connection = connection;
    this.loop = loop;
    this.refilledAt = loop.nanos();
  }

  /**
   * A command on its way.
   *
   * @param until when its turn must have come, on the loop's clock
   * @param wanted asked when its turn comes: false when its document has gone meanwhile
   * @param done called on the event loop, once
   */
  record Waiting(
      String method,
      JsonObject params,
      int bytes,
      Duration timeout,
      long until,
      BooleanSupplier wanted,
      Consumer<Outcome> done) {}

  void send(
      String method,
      JsonObject params,
      Duration timeout,
      BooleanSupplier wanted,
      Consumer<Outcome> done) {
    int bytes = Wire.text(params).length();
    if (lost) {
      done.accept(new Outcome.NotRun(0, why));
    } else if (waiting.size() >= MOST_WAITING || waitingBytes + bytes > MOST_WAITING_BYTES) {
      done.accept(new Outcome.NotRun(0, "Too many commands wait for this page already."));
    } else {
      waitingBytes += bytes;
      long until = loop.nanos() + timeout.toNanos();
      waiting.add(new Waiting(method, params, bytes, timeout, until, wanted, done));
      pump();
    }
  }

  /** Holds everything back: the page or the relay is away; after a while it is given up. */
  void pause(String reason) {
    if (away) {
      return;
    }
    away = true;
    why = reason;
    patience = loop.after(PATIENCE, this::giveUp);
  }

  /** Goes on. */
  void resume() {
    patience.run();
    away = false;
    lost = false;
    pump();
  }

  /**
   * The relay is another one and knows nothing of what is under way. The page may: its answers have
   * a moment to come.
   */
  void relayForgot() {
    var sent = List.copyOf(underWay);
    loop.after(LATE_ANSWERS, () -> sent.forEach(command -> ended(command, FORGOTTEN)));
  }

  /** The page is gone for good, and with it the answers to what is under way. */
  void close(String reason) {
    away = true;
    why = reason;
    patience.run();
    giveUp();
    List.copyOf(underWay).forEach(command -> ended(command, new Outcome.Failed(0, reason)));
  }

  private void giveUp() {
    lost = true;
    var all = new ArrayList<>(waiting);
    waiting.clear();
    waitingBytes = 0;
    all.forEach(command -> command.done().accept(new Outcome.NotRun(0, why)));
  }

  private void pump() {
    refill();
    dropLateLater();
    while (!away && !waiting.isEmpty() && hasRoom(waiting.peek())) {
      var next = waiting.remove();
      waitingBytes -= next.bytes();
      if (next.wanted().getAsBoolean()) {
        start(next);
      } else {
        next.done().accept(Answers.DOCUMENT_GONE);
      }
    }
    if (!away && !waiting.isEmpty() && tokens < 1) {
      pumpAfter(Duration.ofNanos((long) ((1 - tokens) / PER_NANO) + 1));
    }
  }

  /** A page that answers nothing answers what waits behind that no better. */
  private void dropLate() {
    long now = loop.nanos();
    var late = waiting.stream().filter(it -> it.until() - now <= 0).toList();
    waiting.removeIf(it -> it.until() - now <= 0);
    for (var command : late) {
      waitingBytes -= command.bytes();
      command.done().accept(new Outcome.NotRun(0, "The page is busy: its turn never came."));
    }
    dropLateLater();
  }

  private void dropLateLater() {
    if (!dropDue && !waiting.isEmpty()) {
      dropDue = true;
      loop.after(
          CHECKED,
          () -> {
            dropDue = false;
            dropLate();
          });
    }
  }

  /** A command that is too large for the window goes alone. */
  private boolean hasRoom(Waiting next) {
    return tokens >= 1
        && underWay.size() < MOST_IN_FLIGHT
        && (underWay.isEmpty() || bytesInFlight + next.bytes() <= MOST_BYTES);
  }

  private void start(Waiting command) {
    tokens--;
    underWay.add(command);
    bytesInFlight += command.bytes();
    var answer = connection.command(target, command.method(), command.params(), command.timeout());
    var unused = answer.whenComplete((outcome, never) -> loop.run(() -> ended(command, outcome)));
  }

  private void ended(Waiting command, Outcome outcome) {
    if (!underWay.remove(command)) {
      return; // It was given up.
    }
    bytesInFlight -= command.bytes();
    if (outcome instanceof Outcome.NotRun refused && refused.code() == BUSY && !lost) {
      waiting.addFirst(command);
      waitingBytes += command.bytes();
      tokens = Math.min(tokens, 0);
      pumpAfter(AGAIN);
      return;
    }
    command.done().accept(outcome);
    pump();
  }

  private void refill() {
    long now = loop.nanos();
    tokens = Math.min(BURST, tokens + (now - refilledAt) * PER_NANO);
    refilledAt = now;
  }

  private void pumpAfter(Duration delay) {
    if (!pumpDue) {
      pumpDue = true;
      loop.after(
          delay,
          () -> {
            pumpDue = false;
            pump();
          });
    }
  }
}
