package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CssStyleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "red | ff0000",
        "RebeccaPurple | 663399",
        "yellowgreen | 9acd32",
        "#fa0 | ffaa00",
        "#fa08 | ffaa00",
        "#12345678 | 123456",
        "rgb(1, 2, 3) | 010203",
        "rgba(255 0 128 / 50%) | ff0080",
        "rgb(100%, 0%, 50%) | ff0080",
        "hsl(120, 100%, 25%) | 008000",
        "hsl(0.5turn 100% 50%) | 00ffff",
        "hsla(-120deg, 100%, 50%, .3) | 0000ff",
        "rgb(999, 0, 0) | ff0000"
      })
  void colourIsReadHoweverItIsWritten(String css, String rgb) {
    assertThat(CssColour.parse(css)).hasValue(Integer.parseInt(rgb, 16));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "transparent", "inherit", "#12", "rgb(1,2)", "rgb(a,b,c)", "var(--x)"})
  void whatIsNoColourLeavesTheTextAsItIs(String css) {
    assertThat(CssColour.parse(css)).isEmpty();
    assertThat(style("color: " + css)).isEqualTo(AttributedStyle.DEFAULT);
  }

  @Test
  void declarationsAddUp() {
    assertThat(
            style(
                "font-weight: 700; font-style: italic; text-decoration: underline; color: #010203"))
        .isEqualTo(AttributedStyle.DEFAULT.bold().italic().underline().foregroundRgb(0x010203));
    assertThat(style("font: italic bold 12px/1 serif")).isEqualTo(AttributedStyle.DEFAULT.bold());
  }

  @Test
  void gradientGivesItsFirstColour() {
    assertThat(style("background: linear-gradient(90deg, #ff0000, blue)"))
        .isEqualTo(AttributedStyle.DEFAULT.backgroundRgb(0xff0000));
  }

  private static AttributedStyle style(String css) {
    return CssStyle.parse(css).piece("x").css();
  }
}
