package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsHighlighterTest {
  private final JsHighlighter highlighter = new JsHighlighter(Palette.COLOURS);

  @Test
  void textStaysAsItWasTyped() {
    var source = "let a =  `x${1}`\n  // done";

    assertThat(highlighter.highlight(source).toString()).isEqualTo(source);
  }

  @Test
  void keywordsAndStringsDifferFromNames() {
    var line = highlighter.highlight("let a = 'b'");

    assertThat(line.styleAt(0)).isEqualTo(Palette.COLOURS.style(Tone.KEYWORD));
    assertThat(line.styleAt(4)).isEqualTo(Palette.COLOURS.style(Tone.PLAIN));
    assertThat(line.styleAt(9)).isEqualTo(Palette.COLOURS.style(Tone.STRING));
  }

  @Test
  void expressionBehindAllIsJavaScript() {
    var line = highlighter.highlight(":all let a = 'b'");

    assertThat(line.toString()).isEqualTo(":all let a = 'b'");
    assertThat(line.styleAt(1)).isEqualTo(Palette.COLOURS.style(Tone.NOTICE));
    assertThat(line.styleAt(5)).isEqualTo(Palette.COLOURS.style(Tone.KEYWORD));
  }

  @Test
  void commandsAreNoJavaScript() {
    assertThat(highlighter.highlight(":use let").styleAt(6))
        .isEqualTo(Palette.COLOURS.style(Tone.NOTICE));
  }
}
