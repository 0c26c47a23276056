package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kite.client.Notice;
import dev.kite.client.Stamp;
import dev.kite.client.Target;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogPrinterTest {
  private static final Target PAGE = FakeConnection.target(1, "Cart");
  private static final Notice JOINED =
      new Notice(new Stamp(1, 0, PAGE.id(), PAGE.epoch(), 0), Notice.Kind.JOINED, PAGE);

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
      log("x" + i);
    }

    await().until(() -> entries.get() == 5000);
    // 500 in one batch at most, and none empty.
    assertThat(batches).hasValueBetween(10, 60);
  }

  @Test
  void entriesThatSayTheSameAreOneLineAndNoneIsLostFromTheCount() {
    var lines = new Lines();
    for (int i = 0; i < 700; i++) {
      log("tick");
    }
    printer.start(renderer, lines, () -> {});

    // The first batch holds 500; the rest is told when something else comes, or after a second.
    await().until(() -> lines.printed.size() == 2);
    assertThat(lines.printed).containsExactly("×500 tick", "×700 tick");
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

  @Test
  void entryThatCannotBeLaidOutIsCountedAndTakesNoOtherWithIt() {
    var lines = new Lines();
    log("before");
    printer.notice(JOINED);
    log("behind");
    printer.start(
        renderer,
        lines,
        () -> {
          throw new IllegalStateException("broken on purpose");
        });

    await().until(() -> lines.printed.size() == 3);
    assertThat(lines.printed)
        .containsExactly(
            "before",
            "behind",
            "warning: 1 message lost here: kite could not lay out what it says");
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
