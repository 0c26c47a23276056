package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogPrinterTest {
  private final LogPrinter printer = new LogPrinter(System::nanoTime);
  private final ConsoleRenderer renderer = new ConsoleRenderer(Look.PLAIN, List::of);

  @AfterEach
  void stopPrinting() {
    printer.close();
  }

  @Test
  void whatIsHeardAfterTheEndIsForgotten() {
    var lines = new Lines();
    printer.start(renderer, lines, () -> {});
    printer.close();

    for (int i = 0; i < 5000; i++) {
      log("late");
    }

    assertThat(lines.printed).isEmpty();
  }

  @Test
  void entriesHeardBeforeThePromptComeFirstAndInOrder() {
    var lines = new Lines();
    log("1");
    log("2");
    printer.start(renderer, lines, () -> {});
    log("3");

    await().until(() -> lines.printed.size() == 3);
    assertThat(lines.printed).containsExactly("1", "2", "3");
  }

  @Test
  void aFloodIsPrintedInFewBatches() {
    var batches = new AtomicInteger();
    var entries = new AtomicInteger();
    printer.start(renderer, counting(batches, entries), () -> {});
    for (int i = 0; i < 5000; i++) {
      log("x");
    }

    await().until(() -> entries.get() == 5000);
    // 500 in one batch at most, and none empty.
    assertThat(batches).hasValueBetween(10, 60);
  }

  @Test
  void entryThatCannotBePrintedDoesNotEndThePrinting() {
    var lines = new Lines();
    var failing = new AtomicInteger();
    printer.start(
        renderer,
        new Output() {
          @Override
          public void print(List<AttributedString> batch) {
            if (failing.getAndIncrement() == 0) {
              throw new IllegalStateException("the terminal is gone for a moment");
            }
            lines.print(batch);
          }

          @Override
          public void say(AttributedString entry) {
            lines.say(entry);
          }
        },
        () -> {});
    log("lost");
    await().until(() -> failing.get() == 1);
    log("shown");

    await().untilAsserted(() -> assertThat(lines.printed).containsExactly("shown"));
  }

  private void log(String text) {
    printer.event(ChromeFixtures.call("log", "['" + text + "']"));
  }

  private static Output counting(AtomicInteger batches, AtomicInteger entries) {
    return new Output() {
      @Override
      public void print(List<AttributedString> batch) {
        batches.incrementAndGet();
        entries.addAndGet(batch.size());
      }

      @Override
      public void say(AttributedString entry) {
        print(List.of(entry));
      }
    };
  }
}
