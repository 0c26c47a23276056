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
  /** A longer name would leave no room for a second one beside it in a terminal of 80 columns. */
  private static final int MAX_COLUMNS = 36;

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
        order(suggestion.rank()));
  }

  private static int order(Suggestion.Rank rank) {
    return switch (rank) {
      case FIRST -> 0;
      case SECOND -> 1;
      case LAST -> 2;
    };
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
