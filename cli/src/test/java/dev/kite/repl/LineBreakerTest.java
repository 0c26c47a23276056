package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBreakerTest {
  @Test
  void breaksBetweenWordsAndKeepsTheGutter() {
    assertThat(broken("  one two three four", 11))
        .containsExactly("  one two", "┃ three", "┃ four");
  }

  @Test
  void aSpaceAtTheEdgeHangsOver() {
    assertThat(broken("  abc def ghi", 9)).containsExactly("  abc def", "┃ ghi");
  }

  @Test
  void breaksBetweenPropertiesBeforeItBreaksInsideOne() {
    var text = new StyledText(Palette.NONE, "┃ ").own("  ", Tone.PLAIN);
    text.own("{a: 'some words', ", Tone.PLAIN).mayBreak();
    text.own("b: 'more words here'}", Tone.PLAIN);

    assertThat(lines(text, 34)).containsExactly("  {a: 'some words',", "┃ b: 'more words here'}");
  }

  @Test
  void wordLongerThanTheLineIsBroken() {
    assertThat(broken("  see https://shop.test/a/b/c", 14))
        .containsExactly("  see https://", "┃ shop.test/a/", "┃ b/c");
  }

  @Test
  void wideCharactersAndEmojiAreNeverHalved() {
    assertThat(broken("  日本語の文字", 7)).containsExactly("  日本", "┃ 語の", "┃ 文字");
    assertThat(broken("  👩‍💻👩‍💻👩‍💻", 7))
        .allMatch(line -> line.codePoints().filter(point -> point == 0x200d).count() > 0)
        .allMatch(line -> !line.endsWith("\u200d"));
  }

  @Test
  void linesOfAStackHangUnderTheirIndentation() {
    var text = new StyledText(Palette.NONE, "┃ ");
    text.remote(Piece.plain("E\n    at aLongName (file.js:1:2)"));

    assertThat(lines(text, 22)).containsExactly("E", "┃     at aLongName", "┃     (file.js:1:2)");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 200})
  void noLineIsWiderThanTheTerminal(int columns) {
    var prose = "The quick brown fox, 狐狸, jumps over {a: 1} 🦊 and https://shop.test/".repeat(9);

    assertThat(broken(prose, columns))
        .allSatisfy(
            line ->
                assertThat(new AttributedString(line).columnLength()).isLessThanOrEqualTo(columns));
    assertThat(String.join("", broken(prose, columns)).replaceAll("[ ┃]", ""))
        .isEqualTo(prose.replace(" ", ""));
  }

  private static List<String> broken(String text, int columns) {
    return lines(new StyledText(Palette.NONE, "┃ ").own(text, Tone.PLAIN), columns);
  }

  private static List<String> lines(StyledText text, int columns) {
    return Stream.of(text.breaker(columns).lines(columns).toString().split("\n")).toList();
  }
}
