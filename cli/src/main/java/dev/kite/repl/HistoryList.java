package dev.kite.repl;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;

/** {@code :history}: what was typed before, the latest last. */
final class HistoryList {
  private static final int USUAL = 20;

  private final LineReader reader;
  private final Look look;
  private final Output output;
  private final JsHighlighter highlighter;

  HistoryList(LineReader reader, Look look, Output output) {
    this.reader = reader;
    this.look = look;
    this.output = output;
    this.highlighter = new JsHighlighter(look.palette());
  }

  Commands.Next run(List<String> words) {
    var history = reader.getHistory();
    int first = Math.max(history.first(), history.last() + 1 - count(words));
    var lines = new ArrayList<AttributedString>();
    history.iterator(first).forEachRemaining(entry -> lines.add(line(entry.line())));
    output.print(lines);
    return Commands.Next.READ_ON;
  }

  private static int count(List<String> words) {
    return words.size() == 1 && words.get(0).matches("[1-9]\\d{0,5}")
        ? Integer.parseInt(words.get(0))
        : USUAL;
  }

  /** The lines of an entry stand below each other, as they were typed. */
  private AttributedString line(String entry) {
    var text = new StyledText(look.palette(), "");
    boolean first = true;
    for (var line : highlighter.highlight(entry).columnSplitLength(Integer.MAX_VALUE)) {
      text.own(first ? "  " : "\n" + look.gutter(), Tone.DIM).append(line);
      first = false;
    }
    return text.toAttributedString();
  }
}
