package dev.kite.client.testing;

import dev.kite.client.BadMessageException;
import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;
import dev.kite.client.ConsoleCall;
import dev.kite.client.Members;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.client.UncaughtError;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the pages of a room have said: written by the connection's event thread, read and waited for
 * by a test's. Keeps the newest {@value #MOST} logs and as many errors.
 */
final class PageWords implements ConnectionListener {
  private static final int MOST = 10_000;

  private record Said(String target, PageLog log) {}

  /**
   * What nobody in the page with the id {@code target} caught.
   *
   * @param error which one of its load it is
   */
  record Uncaught(String target, String error, String text) {}

  private static final String REVOKED = "Runtime.exceptionRevoked";

  private final Deque<Said> logs = new ArrayDeque<>();
  private final Deque<Uncaught> errors = new ArrayDeque<>();

  @Override
  public synchronized void event(PageEvent event) {
    var target = event.at().target();
    try {
      if (event.method().equals(ConsoleCall.METHOD)) {
        keep(logs, new Said(target, PageLog.of(ConsoleCall.from(event.params()))));
      } else if (event.method().equals(UncaughtError.METHOD)) {
        var error = UncaughtError.from(event.params());
        var which = which(event, error.details().exceptionId());
        keep(errors, new Uncaught(target, which, PageError.text(error)));
      } else if (event.method().equals(REVOKED)) {
        var which = which(event, new Members(REVOKED, event.params()).whole("exceptionId", 0));
        errors.removeIf(it -> it.target().equals(target) && it.error().equals(which));
      }
    } catch (BadMessageException e) {
      keep(errors, new Uncaught(target, "", String.valueOf(e.getMessage())));
    }
    notifyAll();
  }

  private static String which(PageEvent event, long number) {
    return event.at().epoch() + " " + number;
  }

  @Override
  public synchronized void notice(Notice notice) {
    notifyAll();
  }

  @Override
  public synchronized void state(ConnectionState state) {
    notifyAll();
  }

  private static <T> void keep(Deque<T> all, T one) {
    if (all.size() == MOST) {
      all.removeFirst();
    }
    all.add(one);
  }

  synchronized List<PageLog> logs(String target) {
    return logs.stream().filter(said -> said.target().equals(target)).map(Said::log).toList();
  }

  synchronized List<Uncaught> takeErrors() {
    var taken = List.copyOf(errors);
    errors.clear();
    return taken;
  }

  /**
   * Looks again whenever something was said; empty when it has not been found within {@code
   * longest}.
   */
  synchronized <T> Optional<T> await(Duration longest, Supplier<Optional<T>> look) {
    long deadline = System.nanoTime() + longest.toNanos();
    try {
      var found = look.get();
      for (long left = longest.toMillis(); found.isEmpty() && left > 0; found = look.get()) {
        wait(left);
        left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      }
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
