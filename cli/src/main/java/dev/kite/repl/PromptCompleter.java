package dev.kite.repl;

import static java.util.Comparator.comparing;

import dev.kite.repl.Suggestion.Rank;
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

  private static final int BETWEEN = 3;

  private static final int BEHIND_ALL = 3;

  /** More at once are read by nobody. */
  private static final int MOST = 60;

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
      var found = suggestions.behind(line.line().substring(0, line.cursor()));
      found.stream()
          .sorted(comparing(Suggestion::rank))
          .limit(most())
          .forEach(suggestion -> candidates.add(candidate(suggestion)));
      int left = found.size() - candidates.size();
      if (left > 0) {
        candidates.add(more(left, common(found, line.word().substring(0, line.wordCursor()))));
      }
    }
  }

  /** What fits above the lower half of the terminal, so that nothing has to be asked. */
  private int most() {
    int columns = Math.max(1, terminal.getColumns() / (MAX_COLUMNS + BETWEEN));
    int lines = Math.max(1, terminal.getRows() / 2 - 1);
    return Math.min(MOST, columns * lines);
  }

  /** What all of them begin with, which is at least what is typed. */
  private static String common(List<Suggestion> found, String typed) {
    var common = found.get(0).text();
    for (var suggestion : found) {
      int end = Math.min(common.length(), suggestion.text().length());
      int same = 0;
      while (same < end && common.charAt(same) == suggestion.text().charAt(same)) {
        same++;
      }
      common = common.substring(0, same);
    }
    return common.length() > typed.length() ? common : typed;
  }

  /** Stands last, for those that are not shown: no more is completed than they begin with too. */
  private Candidate more(int left, String begun) {
    var words = look.glyphs().cut() + " " + left + " more; type on";
    var shown = new StyledText(look.palette(), "").own(words, Tone.DIM).toAttributedString();
    return new Candidate(begun, shown.toAnsi(terminal), null, null, null, null, false, BEHIND_ALL);
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

  private static int order(Rank rank) {
    return switch (rank) {
      case FIRST -> 0;
      case SECOND -> 1;
      case LAST -> 2;
    };
  }

  private String shown(Suggestion suggestion) {
    var tone = suggestion.rank() == Rank.FIRST ? Tone.PLAIN : Tone.DIM;
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
