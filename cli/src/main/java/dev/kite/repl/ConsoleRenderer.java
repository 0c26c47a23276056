package dev.kite.repl;

import dev.kite.client.ConnectionState;
import dev.kite.client.Gap;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.client.Stamp;
import dev.kite.client.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Lays entries out in lines: a mark, the target's name when there are several, the text, and at the
 * right the place in the page's code.
 *
 * <p>Used by one thread at a time.
 */
final class ConsoleRenderer {
  private static final int LABEL_COLUMNS = 20;

  private final Palette palette;
  private final Glyphs glyphs;
  private final IntSupplier columns;
  private final Supplier<List<Target>> targets;
  private final Groups groups = new Groups();
  private final NoticeText notices = new NoticeText();

  /** {@code columns} is the terminal's width, 0 when nothing is known of it. */
  ConsoleRenderer(
      Palette palette, Glyphs glyphs, IntSupplier columns, Supplier<List<Target>> targets) {
    this.palette = palette;
    this.glyphs = glyphs;
    this.columns = columns;
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
    return lines(NoticeText.gap(gap), label(gap.at()), groups.depth(gap.at()));
  }

  Optional<AttributedString> notice(Notice notice) {
    return notices.notice(notice).map(this::entry);
  }

  AttributedString trimmed(long from, long to) {
    return entry(NoticeText.trimmed(from, to));
  }

  Optional<AttributedString> state(ConnectionState state) {
    return NoticeText.state(state).map(this::entry);
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
    var gutter = glyphs.gutter() + " " + indent;
    var text = new StyledText(palette, gutter);
    text.own(mark(entry.level()), entry.level().tone());
    if (!label.isEmpty()) {
      text.own("[", Tone.DIM).append(cut(label)).own("] ", Tone.DIM);
    }
    text.own(indent, Tone.PLAIN);
    for (var piece : entry.pieces()) {
      text.remote(toned(entry.level(), piece));
    }
    var lines = withSource(text.toAttributedString(), entry.source());
    return entry.table().isNone() ? lines : withTable(lines, entry.table(), indent);
  }

  private String mark(Level level) {
    return palette == Palette.NONE && columns.getAsInt() == 0
        ? level.word()
        : glyphs.mark(level) + " ";
  }

  private AttributedString cut(String label) {
    var shown = new StyledText(palette, "").remoteLine(label, Tone.LABEL).toAttributedString();
    return shown.columnLength() <= LABEL_COLUMNS
        ? shown
        : AttributedString.join(
            AttributedString.EMPTY,
            shown.columnSubSequence(0, LABEL_COLUMNS - 1),
            new AttributedString(glyphs.cut(), palette.style(Tone.LABEL)));
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
    var shown = new StyledText(palette, "").remoteLine(source, Tone.DIM).toAttributedString();
    int room = columns.getAsInt() - lines.get(0).columnLength() - shown.columnLength();
    var all = new AttributedStringBuilder();
    all.append(lines.get(0)).append(" ".repeat(Math.max(2, room))).append(shown);
    lines.stream().skip(1).forEach(line -> all.append("\n").append(line));
    return all.toAttributedString();
  }

  private AttributedString withTable(AttributedString above, TableText table, String indent) {
    int width = columns.getAsInt() == 0 ? Integer.MAX_VALUE : columns.getAsInt();
    var left = glyphs.gutter() + " " + indent;
    var all = new AttributedStringBuilder().append(above);
    for (var line : new TableDrawing(palette, glyphs).lines(table, width - left.length())) {
      all.append("\n").styled(palette.style(Tone.DIM), left).append(line);
    }
    return all.toAttributedString();
  }
}
