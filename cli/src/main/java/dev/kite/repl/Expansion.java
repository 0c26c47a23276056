package dev.kite.repl;

import dev.kite.client.PropertyListing;
import dev.kite.client.RemoteObject;
import dev.kite.repl.PageObjects.Answer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Walks a value of a page level by level, the upper ones first, through its handles; no getter is
 * called, and no code of the page but a Proxy's traps.
 *
 * <p>It ends after {@value #MOST_SECONDS} s or {@value #MOST_PARTS} properties at the latest, with
 * what it has found; what was not opened is shown as in a preview. At most {@value #WINDOW}
 * questions are under way, and not more in a second than the relay lets through.
 */
final class Expansion {
  static final int MOST_DEPTH = 10;
  private static final int MOST_PARTS = 2000;
  private static final int MOST_SECONDS = 5;
  private static final int WINDOW = 16;

  /** The relay takes a burst of 100 commands and 50 a second. */
  private static final int BURST = 80;

  private static final Duration REFILL = Duration.ofMillis(25);

  /** What was shown before may have changed since; what was found now has not. */
  private static final Optional<PropertyListing> NOT_KNOWN = Optional.empty();

  private final PageObjects page;
  private final int depth;
  private final ExpandedValue root;
  private final Queue<Runnable> questions = new ArrayDeque<>();
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();
  private final Executor later =
      CompletableFuture.delayedExecutor(REFILL.toMillis(), TimeUnit.MILLISECONDS);
  private int allowed = BURST;
  private int underWay;
  private int parts;
  private boolean refilling;
  private boolean ended;
  private String failure = "";

  private Expansion(PageObjects page, RemoteObject value, int depth) {
    this.page = page;
    this.depth = Math.min(depth, MOST_DEPTH);
    this.root = new ExpandedValue(value, null);
  }

  /**
   * How it ended.
   *
   * @param failure why nothing was found; empty when something was
   */
  record Result(ExpandedValue value, String failure) {}

  /** Objects within {@code depth} levels of objects are opened; the future never fails. */
  static CompletableFuture<Result> of(PageObjects page, RemoteObject value, int depth) {
    return new Expansion(page, value, depth).run();
  }

  private synchronized CompletableFuture<Result> run() {
    open(root);
    pump();
    return end.completeOnTimeout(false, MOST_SECONDS, TimeUnit.SECONDS)
        .thenApply(whole -> result());
  }

  private synchronized Result result() {
    ended = true;
    page.release();
    return new Result(root, root.isOpened() ? "" : failure);
  }

  private void open(ExpandedValue value) {
    if (!value.canOpen() || value.level() > depth || parts >= MOST_PARTS) {
      return;
    }
    var known = value.level() == 0 ? NOT_KNOWN : CompletePreview.of(value.value());
    if (known.isPresent()) {
      open(value, known.get());
      return;
    }
    var alike = value.ancestors().stream().filter(value::resembles).toList();
    if (alike.isEmpty()) {
      list(value);
      return;
    }
    var handles = alike.stream().map(ancestor -> handle(ancestor.value())).toList();
    questions.add(
        () ->
            ask(
                page.which(handle(value.value()), handles),
                index -> {
                  if (index >= 0) {
                    value.is(alike.get(index));
                  } else {
                    list(value);
                  }
                }));
  }

  private void list(ExpandedValue value) {
    questions.add(
        () -> ask(page.properties(handle(value.value())), answer -> found(value, answer)));
  }

  private void found(ExpandedValue value, Answer<PropertyListing> answer) {
    if (answer.value().isEmpty()) {
      failure = answer.why();
      return;
    }
    var listing = answer.value().get();
    var target = ExpandedParts.target(listing);
    if (target.isPresent()) {
      questions.add(
          () -> ask(page.properties(handle(target.get())), through -> behind(value, through)));
      return;
    }
    open(value, listing);
    ExpandedParts.entries(listing).ifPresent(entries -> list(value, entries));
  }

  /** What a Proxy stands for is shown as its own. */
  private void behind(ExpandedValue proxy, Answer<PropertyListing> answer) {
    if (answer.value().isEmpty()) {
      failure = answer.why();
      return;
    }
    open(proxy, answer.value().get());
  }

  private void open(ExpandedValue value, PropertyListing listing) {
    value.open();
    ExpandedParts.of(value, listing).forEach(part -> add(value, part));
  }

  /** A Map's or Set's entries, which stand in an array of their own. */
  private void list(ExpandedValue value, RemoteObject entries) {
    questions.add(
        () ->
            ask(
                page.properties(handle(entries)),
                answer ->
                    ExpandedParts.elements(value, answer.value())
                        .forEach(entry -> entry(value, entry))));
  }

  private void entry(ExpandedValue value, RemoteObject entry) {
    int place = value.parts().size();
    value.add(ExpandedPart.words(List.of(), "…"));
    questions.add(
        () ->
            ask(
                page.properties(handle(entry)),
                answer ->
                    ExpandedParts.entry(value, answer.value())
                        .ifPresent(
                            part -> {
                              value.parts().set(place, part);
                              count(part);
                            })));
  }

  private void add(ExpandedValue value, ExpandedPart part) {
    if (parts < MOST_PARTS) {
      value.add(part);
      count(part);
    } else if (value.more().isEmpty()) {
      value.more("…");
    }
  }

  private void count(ExpandedPart part) {
    parts++;
    if (part.key() != null) {
      open(part.key());
    }
    if (part.value() != null) {
      open(part.value());
    }
  }

  private <T> void ask(CompletableFuture<T> question, Consumer<T> then) {
    underWay++;
    var unused = question.thenAccept(answer -> answered(answer, then));
  }

  private synchronized <T> void answered(T answer, Consumer<T> then) {
    underWay--;
    if (!ended) {
      then.accept(answer);
      pump();
    }
  }

  private void pump() {
    while (underWay < WINDOW && !questions.isEmpty()) {
      if (allowed == 0) {
        refillLater();
        return;
      }
      allowed--;
      Objects.requireNonNull(questions.poll()).run();
    }
    if (underWay == 0 && questions.isEmpty()) {
      end.complete(true);
    }
  }

  private void refillLater() {
    if (!refilling) {
      refilling = true;
      later.execute(this::refill);
    }
  }

  private synchronized void refill() {
    refilling = false;
    allowed++;
    if (!ended) {
      pump();
    }
  }

  private static String handle(RemoteObject value) {
    return Objects.requireNonNullElse(value.objectId(), "");
  }
}
