package dev.kite.repl;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Hands suggestions to the line reader; has none before there is a connection. */
final class PromptCompleter implements Completer {
  /** A longer name would leave no room for a second column. */
  private static final int MAX_COLUMNS = 40;

  private final Look look;
  private final Terminal terminal;
  private @Nullable Suggestions suggestions;

  PromptCompleter(Look look, Terminal terminal) {
    this.look = look;
    this.terminal = terminal;
  }

  void use(Session session) {
    suggestions = session.suggestions();
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (suggestions != null) {
      suggestions
          .behind(line.line().substring(0, line.cursor()))
          .forEach(suggestion -> candidates.add(candidate(suggestion)));
    }
  }

  private Candidate candidate(Suggestion suggestion) {
    var note = Sanitiser.line(suggestion.note());
    return new Candidate(
        suggestion.text(),
        shown(suggestion),
        null,
        note.isEmpty() ? null : note,
        null,
        null,
        false,
        suggestion.rank() == Suggestion.Rank.FIRST ? 0 : 1);
  }

  private String shown(Suggestion suggestion) {
    var tone = suggestion.rank() == Suggestion.Rank.FIRST ? Tone.PLAIN : Tone.DIM;
    var shown =
        new StyledText(look.palette(), "")
            .remoteLine(suggestion.shown(), tone)
            .toAttributedString();
    return shown.columnLength() <= MAX_COLUMNS
        ? shown.toAnsi(terminal)
        : new StyledText(look.palette(), "")
            .append(shown.columnSubSequence(0, MAX_COLUMNS - 1))
            .own(look.glyphs().cut(), tone)
            .toAttributedString()
            .toAnsi(terminal);
  }
}
