package dev.kite.repl;

import dev.kite.client.ConnectionState;
import dev.kite.client.Gap;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.client.Stamp;
import dev.kite.client.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Lays entries out in lines: a mark, the target's name when there are several, the text, and at the
 * right the place in the page's code.
 *
 * <p>What is heard is rendered by one thread; {@link #entry} may be called from any.
 */
final class ConsoleRenderer {
  private static final int LABEL_COLUMNS = 20;

  /** Kept free at the right of a table. */
  private static final int SOURCE_COLUMNS = 16;

  private final Look look;
  private final Supplier<List<Target>> targets;
  private final Groups groups = new Groups();
  private final NoticeText notices = new NoticeText();

  ConsoleRenderer(Look look, Supplier<List<Target>> targets) {
    this.look = look;
    this.targets = targets;
  }

  /** An event of a page; empty when it shows nothing. */
  Optional<AttributedString> event(PageEvent event) {
    var type = event.params().get("type");
    var call = type != null && type.isJsonPrimitive() ? type.getAsString() : "";
    if (call.equals("clear")) {
      groups.closeAll(event.at());
    }
    int depth = groups.depth(event.at());
    if (call.equals("endGroup")) {
      groups.close(event.at());
    } else if (call.startsWith("startGroup")) {
      groups.open(event.at());
    }
    return EventText.of(event).map(entry -> lines(entry, label(event.at()), depth));
  }

  AttributedString gap(Gap gap) {
    return lines(Entry.warning(LossText.of(gap)), label(gap.at()), groups.depth(gap.at()));
  }

  Optional<AttributedString> notice(Notice notice) {
    return notices.notice(notice).map(this::entry);
  }

  AttributedString trimmed(long from, long to) {
    return entry(Entry.warning(LossText.trimmed(from, to)));
  }

  Optional<AttributedString> state(ConnectionState state) {
    return notices.state(state).map(this::entry);
  }

  /** An entry of no page, or of the one the user just spoke to. */
  AttributedString entry(Entry entry) {
    return lines(entry, "", 0);
  }

  private String label(Stamp at) {
    var known = targets.get();
    if (known.size() < 2) {
      return "";
    }
    return known.stream()
        .filter(target -> target.id().equals(at.target()))
        .findFirst()
        .map(NoticeText::name)
        .orElse(at.target());
  }

  private AttributedString lines(Entry entry, String label, int depth) {
    var indent = "  ".repeat(depth);
    var gutter = look.gutter() + indent;
    var text = new StyledText(look.palette(), gutter);
    text.own(look.mark(entry.level()), entry.level().tone());
    if (!label.isEmpty()) {
      text.own("[", Tone.DIM).append(cut(label)).own("] ", Tone.DIM);
    }
    text.own(indent, Tone.PLAIN);
    for (var piece : entry.pieces()) {
      text.remote(toned(entry.level(), piece));
    }
    if (!entry.table().isNone()) {
      text.append(table(entry.table(), indent));
    }
    return withSource(text.toAttributedString(), entry.source());
  }

  private AttributedString cut(String label) {
    var shown =
        new StyledText(look.palette(), "").remoteLine(label, Tone.LABEL).toAttributedString();
    return shown.columnLength() <= LABEL_COLUMNS
        ? shown
        : AttributedString.join(
            AttributedString.EMPTY,
            shown.columnSubSequence(0, LABEL_COLUMNS - 1),
            new AttributedString(look.glyphs().cut(), look.palette().style(Tone.LABEL)));
  }

  private static Piece toned(Level level, Piece piece) {
    boolean own = piece.tone() == Tone.PLAIN || level.coloursWhole();
    return own ? new Piece(piece.text(), level.tone(), piece.css()) : piece;
  }

  /** At the right end of the first line, or behind it where there is no room or no width. */
  private AttributedString withSource(AttributedString text, String source) {
    if (source.isEmpty()) {
      return text;
    }
    var lines = text.columnSplitLength(Integer.MAX_VALUE);
    var shown =
        new StyledText(look.palette(), "").remoteLine(source, Tone.DIM).toAttributedString();
    int room = look.columns().getAsInt() - lines.get(0).columnLength() - shown.columnLength();
    var all = new AttributedStringBuilder();
    all.append(lines.get(0)).append(" ".repeat(Math.max(2, room))).append(shown);
    lines.stream().skip(1).forEach(line -> all.append("\n").append(line));
    return all.toAttributedString();
  }

  private AttributedString table(TableText table, String indent) {
    int width = look.columns().getAsInt() == 0 ? Integer.MAX_VALUE : look.columns().getAsInt();
    var left = "  " + indent;
    return AttributedString.join(
        new AttributedString("\n" + left),
        new TableDrawing(look).lines(table, width - left.length() - SOURCE_COLUMNS));
  }
}
