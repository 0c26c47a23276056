package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.repl.Sanitiser.Kind;
import dev.kite.repl.Sanitiser.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanitiserTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain ASCII ~ {\"a\":1} \\x1b \\n",
        "\u00dcberall",
        "\u0421\u044a\u0435\u0448\u044c \u0433\u0440\u0430\u043d\u0430\u0442\u0443 \u0457\u0301",
        "\u0633\u0644\u0627\u0645 \u0601\u0661",
        "\u05e9\u05c1\u05dc\u05d5\u05b9\u05dd",
        "\u0928\u092e\u0938\u094d\u0924\u0947",
        "\u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35 \u0e17\u0e35\u0e48",
        "\u4e2d\u6587 \u3072\u3089\u304c\u306a \ud55c\uad6d\uc5b4",
        "\u1112\u1161\u11ab\u1100\u1173\u11af", // Korean as macOS decomposes it
        "\u845b\udb40\udd00\u57ce", // a Han character in the variant of a place's name
        "\u182e\u180b",
        "e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308", // eight marks
        "\u25b6 \u2714 \u00a9",
        "\ud83d\ude00",
        "\u2764\ufe0f \u2764\ufe0e",
        "1\ufe0f\u20e3#\ufe0f\u20e3",
        "\ud83d\udc4d\ud83c\udffd",
        "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66", // family
        "\ud83d\udc69\ud83c\udffe\u200d\ud83d\ude80", // astronaut
        "\ud83c\udff3\ufe0f\u200d\ud83c\udf08", // rainbow flag
        "\ud83e\udd37\u200d\u2642\ufe0f", // shrug
        "\ud83c\udde9\ud83c\uddea", // flag of two regional indicators
        "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f", // England
      })
  void printableTextStaysAsItIs(String text) {
    assertThat(Sanitiser.line(text)).isEqualTo(text);
    assertThat(Sanitiser.block(text, "| ")).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "0000,\\x00",
        "0007,\\x07",
        "0008,\\x08",
        "000b,\\x0b",
        "000d,\\r",
        "001b,\\x1b",
        "007f,\\x7f",
        "0080,\\x80",
        "0085,\\x85",
        "009b,\\x9b",
        "009d,\\x9d",
        "00ad,\\xad",
        "034f,\\u034f",
        "061c,\\u061c",
        "115f,\\u115f",
        "180e,\\u180e",
        "200b,\\u200b",
        "200c,\\u200c",
        "200d,\\u200d",
        "200e,\\u200e",
        "200f,\\u200f",
        "2028,\\u2028",
        "2029,\\u2029",
        "202a,\\u202a",
        "202e,\\u202e",
        "2060,\\u2060",
        "2066,\\u2066",
        "2069,\\u2069",
        "3164,\\u3164",
        "d800,\\ud800",
        "dfff,\\udfff",
        "fe0f,\\ufe0f",
        "feff,\\ufeff",
        "fff9,\\ufff9",
        "ffff,\\uffff",
        "1d173,\\u{1d173}",
        "e0001,\\u{e0001}",
        "e0041,\\u{e0041}",
        "e0100,\\u{e0100}",
      })
  void whatTerminalsObeyOrHideBecomesVisible(String point, String visible) {
    var hidden = Character.toString(Integer.parseInt(point, 16));
    if (point.startsWith("d")) {
      hidden = String.valueOf((char) Integer.parseInt(point, 16));
    }

    assertThat(Sanitiser.line("a" + hidden + "b")).isEqualTo("a" + visible + "b");
    assertThat(Sanitiser.block("a" + hidden + "b", "| ")).isEqualTo("a" + visible + "b");
    assertThat(Sanitiser.spans("a" + hidden + "b"))
        .containsExactly(
            new Span("a", Kind.TEXT), new Span(visible, Kind.ESCAPE), new Span("b", Kind.TEXT));
  }

  @Test
  void everyLineOfBlockStandsBehindTheGutter() {
    assertThat(Sanitiser.block("a\nkite> b\r\n\nc\rd\n", "| "))
        .isEqualTo("a\n| kite> b\n| \n| c\\rd\n| ");
    assertThat(Sanitiser.lines("a\nb"))
        .containsExactly(List.of(new Span("a", Kind.TEXT)), List.of(new Span("b", Kind.TEXT)));
  }

  @Test
  void programGetsAllOfATextWithItsOwnNewlinesAndTabs() {
    var lines = "{\n\t\"a\": 1,\n  \"b\": 2\n}\n" + "x".repeat(20_000);

    assertThat(Sanitiser.whole(lines)).isEqualTo(lines);
    assertThat(Sanitiser.whole("\t\ta\u001b[2Jb\t")).isEqualTo("\t\ta\\x1b[2Jb\t");
  }

  @Test
  void newlineInLineIsVisible() {
    assertThat(Sanitiser.line("a\nb\r\n")).isEqualTo("a\\nb\\r\\n");
  }

  @Test
  void tabLeadsToTheNextStop() {
    assertThat(Sanitiser.line("\tabc\td\tabcd\te")).isEqualTo("    abc d   abcd    e");
    assertThat(Sanitiser.block("abc\n\td", "| ")).isEqualTo("abc\n|     d");
  }

  @Test
  void invisibleCharactersAreKeptOnlyWhereAnEmojiNeedsThem() {
    assertThat(Sanitiser.line("\ud83d\ude00\u200d")).isEqualTo("\ud83d\ude00\\u200d");
    assertThat(Sanitiser.line("\ud83d\ude00\u200da")).isEqualTo("\ud83d\ude00\\u200da");
    assertThat(Sanitiser.line("\ud83d\ude00\ufe0f\ufe0f")).isEqualTo("\ud83d\ude00\ufe0f\\ufe0f");
    assertThat(Sanitiser.line("1\ufe0f")).isEqualTo("1\\ufe0f");
    assertThat(Sanitiser.line("\ud83c\udff4\udb40\udc67\udb40\udc62"))
        .isEqualTo("\ud83c\udff4\\u{e0067}\\u{e0062}");
    assertThat(Sanitiser.line("\ud83d\ude00\udb40\udc67\udb40\udc7f"))
        .isEqualTo("\ud83d\ude00\\u{e0067}\\u{e007f}");
    assertThat(Sanitiser.line("\u845b\udb40\udd00\udb40\udd01"))
        .isEqualTo("\u845b\udb40\udd00\\u{e0101}");
  }

  @Test
  void chainOfEmojiCarriesNoMoreJoinersThanEmojiHave() {
    var chain = "\ud83d\ude00" + "\u200d\ud83d\ude00".repeat(20);

    assertThat(Sanitiser.line(chain)).contains("\\u200d");
  }

  @Test
  void marksBeyondEightAreCountedInsteadOfDrawn() {
    var marks = "\u0301".repeat(20);

    assertThat(Sanitiser.line("a" + marks + "b"))
        .isEqualTo("a" + "\u0301".repeat(8) + "[+12 marks]b");
    assertThat(Sanitiser.line("a" + marks)).endsWith("[+12 marks]");
    assertThat(Sanitiser.block("a" + marks + "\nb", ""))
        .isEqualTo("a" + "\u0301".repeat(8) + "[+12 marks]\nb");
  }

  @Test
  void markWithNothingToStandOnDoesNotReachTheGutter() {
    assertThat(Sanitiser.line("\u0338a")).isEqualTo("\\u0338a");
    assertThat(Sanitiser.block("a\n\u0338b", "| ")).isEqualTo("a\n| \\u0338b");
    assertThat(Sanitiser.line("\u001b\u0338")).isEqualTo("\\x1b\\u0338");
  }

  @Test
  void longLineIsCutWithTheNumberOfColumns() {
    assertThat(Sanitiser.line("x".repeat(2000))).isEqualTo("x".repeat(2000));
    assertThat(Sanitiser.line("x".repeat(2005))).isEqualTo("x".repeat(2000) + "[+5 columns]");
    assertThat(Sanitiser.line("\u4e2d".repeat(1001)))
        .isEqualTo("\u4e2d".repeat(1000) + "[+2 columns]");
    assertThat(Sanitiser.block("x".repeat(2005) + "\ny", "| "))
        .isEqualTo("x".repeat(2000) + "[+5 columns]\n| y");
  }

  @Test
  void longTextIsCutWithTheNumberOfBytes() {
    var line = "x".repeat(1023) + "\n";

    assertThat(Sanitiser.block(line.repeat(16), "")).isEqualTo(line.repeat(16));
    assertThat(Sanitiser.block(line.repeat(17), "")).isEqualTo(line.repeat(16) + "[+1024 bytes]");
    assertThat(Sanitiser.block((line.substring(3) + "\u4e2d").repeat(17), ""))
        .endsWith("[+1024 bytes]");
  }
}
