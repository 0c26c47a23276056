package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.client.Gap;
import dev.kite.client.Stamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossTextTest {
  private static final Stamp AT = new Stamp(1, 0, "7G3QW0ZC5M", "9f86d081884c7d65", 12);

  @ParameterizedTest
  @CsvSource({
    "1, overflow, 1 message lost here: the page's buffer was full",
    "2, overflow, 2 messages lost here: the page's buffer was full",
    "1, forgotten, 1 message lost here: the relay was restarted and the page no longer had it",
    "2, forgotten, 2 messages lost here: the relay was restarted and the page no longer had them",
    "1, too-large, 1 message lost here: too large to send",
    "1, unreadable, 1 message lost here: the page could not read a value in it",
    "2, unreadable, 2 messages lost here: the page could not read values in them",
    "2, new-word, 2 messages lost here: new-word"
  })
  void everyReasonHasItsSentence(long count, String why, String sentence) {
    assertThat(LossText.of(new Gap(AT, 1, count, 0, why))).isEqualTo(sentence);
  }

  @Test
  void oneEntryIsNotThem() {
    assertThat(LossText.trimmed(3, 3))
        .isEqualTo("1 message lost here: the relay no longer holds it");
    assertThat(LossText.trimmed(3, 4)).endsWith("the relay no longer holds them");
    assertThat(LossText.notTaken(1)).endsWith("the terminal did not take it");
  }

  @Test
  void reasonOfAPageIsSanitisedInPlainText() {
    assertThat(PlainText.gap(new Gap(AT, 1, 2, 0, "\u001b[2J")))
        .isEqualTo("2 messages lost here: \\x1b[2J");
  }
}
