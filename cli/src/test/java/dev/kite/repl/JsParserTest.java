package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;

class JsParserTest {
  private final JsParser parser = new JsParser();

  @Test
  void unfinishedInputAsksForMore() {
    assertThatThrownBy(() -> accept("f(")).isInstanceOf(EOFError.class);
    assertThatThrownBy(() -> accept(":all f(")).isInstanceOf(EOFError.class);
  }

  @Test
  void commandsAreNeverUnfinished() {
    assertThat(accept(":open http://(")).isEqualTo(":open http://(");
  }

  @Test
  void pieceBeforeTheCursorIsWhatIsCompleted() {
    assertThat(completed("1 + foo.ba|r")).isEqualTo(".ba");
    assertThat(completed("doc|")).isEqualTo("doc");
    assertThat(completed(":us|")).isEqualTo(":us");
    assertThat(completed(":load src/a|")).isEqualTo("src/a");
    assertThat(completed(":all foo?.b|")).isEqualTo("?.b");
    assertThat(completed("f().|")).isEmpty();
  }

  private String accept(String line) {
    return parser.parse(line, line.length(), ParseContext.ACCEPT_LINE).line();
  }

  private String completed(String typed) {
    int cursor = typed.indexOf('|');
    return parser.parse(typed.replace("|", ""), cursor, ParseContext.COMPLETE).word();
  }
}
