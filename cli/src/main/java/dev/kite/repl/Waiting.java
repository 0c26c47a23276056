package dev.kite.repl;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;

/** Waits at the terminal for an answer: a running line after 300 ms, Ctrl-C ends the wait. */
final class Waiting {
  private static final int FIRST_MILLIS = 300;
  private static final int NEXT_MILLIS = 100;

  private final Terminal terminal;
  private final Screen screen;
  private final Look look;
  private final LongSupplier nanoTime;

  Waiting(Terminal terminal, Screen screen, Look look, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.screen = screen;
    this.look = look;
    this.nanoTime = nanoTime;
  }

  /**
   * Returns the answer.
   *
   * @param pulse what to say of the page that is waited for
   * @param ifCancelled the answer after Ctrl-C; {@code answer} is cancelled then
   */
  <T> T until(CompletableFuture<T> answer, Pulse pulse, T ifCancelled) {
    var before = terminal.handle(Signal.INT, signal -> answer.cancel(true));
    long start = nanoTime.getAsLong();
    try {
      int wait = FIRST_MILLIS;
      while (true) {
        try {
          return answer.get(wait, MILLISECONDS);
        } catch (TimeoutException e) {
          wait = NEXT_MILLIS;
          showElapsed(nanoTime.getAsLong() - start, pulse.remark());
        }
      }
    } catch (CancellationException e) {
      return ifCancelled;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      answer.cancel(true);
      return ifCancelled;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an answer is never an exception", e);
    } finally {
      screen.hide();
      terminal.handle(Signal.INT, before);
    }
  }

  private void showElapsed(long nanos, String remark) {
    var text =
        new StyledText(look.palette(), "").own("  running for " + Elapsed.text(nanos), Tone.DIM);
    if (!remark.isEmpty()) {
      text.own("; " + remark, Tone.WARNING);
    }
    text.own("; Ctrl-C stops waiting", Tone.DIM);
    screen.show(List.of(text.toAttributedString()));
  }
}
