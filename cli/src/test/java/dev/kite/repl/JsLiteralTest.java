package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsLiteralTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "plain, 'plain'",
        "it's, ~\"it's\"~",
        "~'\"~, ~`'\"`~",
        "~'\"`~, ~'\\'\"`'~",
        "~'\"${~, ~'\\'\"${'~"
      })
  void takesTheFirstQuoteThatIsFree(String text, String literal) {
    assertThat(JsLiteral.of(text)).isEqualTo(literal);
  }

  @ParameterizedTest
  @CsvSource({"10, '\\n'", "9, '\\t'", "92, '\\\\'", "27, '\\x1b'", "0, '\\x00'", "133, '\\x85'"})
  void escapesWhatIsNoText(int character, String escape) {
    assertThat(JsLiteral.of(Character.toString(character))).isEqualTo("'" + escape + "'");
  }

  @ParameterizedTest
  @CsvSource({"0xd800", "0xdc00"})
  void escapesHalvesOfCharacters(String surrogate) {
    int half = Integer.decode(surrogate);

    assertThat(JsLiteral.of("a" + (char) half + "b")).isEqualTo("'a\\u%04xb'".formatted(half));
    assertThat(JsLiteral.of("😀")).isEqualTo("'😀'");
  }
}
