package dev.kite.devtools;

import com.google.gson.JsonObject;
import dev.kite.client.BrowserEntry;
import dev.kite.client.ConsoleCall;
import dev.kite.client.Gap;
import dev.kite.client.Outcome;
import dev.kite.client.PageEvent;
import dev.kite.client.Target;
import dev.kite.client.UncaughtError;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A page as all clients share it: what is known of it, its present load, and the lane to it.
 *
 * <p>Belongs to the event loop.
 */
final class Page {
  static final String EXCEPTION_REVOKED = "Runtime.exceptionRevoked";
  static final String LIFECYCLE = "Kite.lifecycle";

  /** How long a client waits for what a page does at once. */
  static final Duration SOON = Duration.ofMinutes(2);

  /** The relay gives up then: how long a page may take to settle a promise. */
  static final Duration LATE = Duration.ofMinutes(15);

  private static final Set<String> LOGGED =
      Set.of(ConsoleCall.METHOD, UncaughtError.METHOD, EXCEPTION_REVOKED, BrowserEntry.METHOD);

  private final Lane lane;
  private final LinkedHashSet<PageListener> listeners = new LinkedHashSet<>();
  private final LongSupplier contexts;
  private final ScriptIds scripts = new ScriptIds();
  private final RisingTimes times = new RisingTimes();
  private Target target;
  private Load load;
  private String nextLoader = "";
  private long texts;
  private int sessions;

  /** {@code contexts} gives each execution context of all pages another id. */
  Page(Target target, Lane lane, LongSupplier contexts) {
    this.target = target;
    this.contexts = contexts;
    this.lane = lane;
    this.load = new Load(target.epoch(), target.epoch(), nextContext());
  }

  String id() {
    return target.id();
  }

  Target target() {
    return target;
  }

  Load load() {
    return load;
  }

  Lane lane() {
    return lane;
  }

  ScriptIds scripts() {
    return scripts;
  }

  long nextContext() {
    return contexts.getAsLong();
  }

  /** The next load is one a client asked for, and is called {@code loaderId}. */
  void expect(String loaderId) {
    nextLoader = loaderId;
  }

  boolean isAttached() {
    return sessions > 0;
  }

  void attach(List<PageListener> session) {
    sessions++;
    listeners.addAll(session);
  }

  void detach(List<PageListener> session) {
    sessions--;
    session.forEach(listeners::remove);
  }

  /** Takes the page as the relay tells it now; returns whether clients see a difference. */
  boolean update(Target now) {
    var before = target;
    target = now;
    if (!now.epoch().equals(before.epoch())) {
      reload(now.epoch());
      return true;
    }
    each(listener -> listener.changed(before));
    return !now.title().equals(before.title()) || !now.url().equals(before.url());
  }

  private void reload(String epoch) {
    var before = load;
    load = new Load(epoch, nextLoader.isEmpty() ? epoch : nextLoader, nextContext());
    nextLoader = "";
    each(listener -> listener.left(before));
    each(listener -> listener.arrived(load));
  }

  /** An event of another load than the present one is nobody's any more. */
  void hear(PageEvent event) {
    if (!event.at().epoch().equals(load.epoch())) {
      return;
    }
    if (LOGGED.contains(event.method())) {
      var timed = times.next(event);
      load.keep(timed);
      each(listener -> listener.event(timed));
    } else if (event.method().equals(LIFECYCLE)
        && event.params().get("state") != null
        && event.params().get("state").getAsString().equals("load")) {
      complete(load);
    }
  }

  /** All of {@code loaded} is there; told once, and only of the present load. */
  void complete(Load loaded) {
    if (load == loaded && !load.isComplete()) {
      load.complete();
      each(listener -> listener.completed(loaded));
    }
  }

  void hearAsked(PageEvent event) {
    if (event.at().epoch().equals(load.epoch())) {
      each(listener -> listener.asked(event));
    }
  }

  void hearGap(Gap gap) {
    each(listener -> listener.lost(gap));
  }

  /** Sends a command to whichever document is there when its turn comes. */
  void command(String method, JsonObject params, Duration timeout, Consumer<Outcome> done) {
    send(method, params, timeout, () -> true, done);
  }

  /** Sends a command to the present document or to none. */
  void commandHere(String method, JsonObject params, Duration timeout, Consumer<Outcome> done) {
    var here = load;
    send(method, params, timeout, () -> load == here, done);
  }

  private void send(
      String method,
      JsonObject params,
      Duration timeout,
      BooleanSupplier wanted,
      Consumer<Outcome> done) {
    var cut = LongTexts.cut(params, "cdp-" + ++texts);
    // A part that is refused makes the command fail, which says so.
    cut.parts().forEach(part -> lane.send(LongTexts.PUT, part, SOON, wanted, outcome -> {}));
    lane.send(method, cut.params(), timeout, wanted, done);
  }

  private void each(Consumer<PageListener> call) {
    List.copyOf(listeners).forEach(call);
  }
}
