package dev.kite.repl;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** The lines of one entry: what stands before its text, the text within the width, its source. */
final class EntryLayout {
  private static final int LABEL_COLUMNS = 20;

  /** Kept free at the right of a table. */
  private static final int SOURCE_COLUMNS = 16;

  /** Between the text and the source. */
  private static final int SPACE = 2;

  private final Look look;
  private final Shown shown;
  private final Entry entry;
  private final String indent;

  EntryLayout(Look look, Shown shown) {
    this.look = look;
    this.shown = shown;
    this.entry = shown.entry();
    this.indent = "  ".repeat(shown.depth());
  }

  /** {@code count} is told when it is more than 1. */
  AttributedString lines(long count) {
    var text = text(count);
    if (entry.table().isNone()) {
      return fitted(text);
    }
    boolean bare = text.toAttributedString().toString().isBlank();
    var head = bare ? new AttributedString(left()) : fitted(text);
    return withTable(head, bare);
  }

  /** Only as much as one line holds. */
  AttributedString firstLine(long count) {
    var text = text(count).toAttributedString();
    int columns = columns() - width(source()) - SPACE;
    var line = text.columnSplitLength(Integer.MAX_VALUE).get(0);
    boolean whole = line.length() == text.length() && line.columnLength() <= columns;
    if (!whole) {
      var cut = line.columnSubSequence(0, Math.max(1, columns - 1));
      line =
          AttributedString.join(AttributedString.EMPTY, cut, styled(look.glyphs().cut(), Tone.DIM));
    }
    return atTheRight(line);
  }

  private StyledText text(long count) {
    var text = new StyledText(look.palette(), look.gutter() + indent);
    var time = look.times().text(shown.millis());
    if (look.isPlain()) {
      text.own(time, Tone.DIM);
    }
    text.own(look.mark(entry.level()), entry.level().tone());
    if (!look.isPlain()) {
      text.own(time, Tone.DIM);
    }
    if (!shown.label().isEmpty()) {
      text.own("[", Tone.DIM).append(label()).own("] ", Tone.DIM);
    }
    text.own(indent, Tone.PLAIN);
    if (count > 1) {
      text.own("×" + count + " ", Tone.NOTICE);
    }
    for (var piece : entry.pieces()) {
      text.remote(toned(piece));
      if (piece.tone() == Tone.SEPARATOR) {
        text.mayBreak();
      }
    }
    if (shown.number() > 0 && !look.isPlain()) {
      text.own(" " + look.glyphs().closed() + shown.number(), Tone.DIM);
    }
    return text;
  }

  private AttributedString label() {
    var label =
        new StyledText(look.palette(), "")
            .remoteLine(shown.label(), Tone.LABEL)
            .toAttributedString();
    return label.columnLength() <= LABEL_COLUMNS
        ? label
        : AttributedString.join(
            AttributedString.EMPTY,
            label.columnSubSequence(0, LABEL_COLUMNS - 1),
            styled(look.glyphs().cut(), Tone.LABEL));
  }

  private Piece toned(Piece piece) {
    var level = entry.level();
    boolean own = piece.tone() == Tone.PLAIN || level.coloursWhole();
    return own ? new Piece(piece.text(), level.tone(), piece.css()) : piece;
  }

  /** At the right end of the first line where the text leaves room for it, else of the last. */
  private AttributedString fitted(StyledText text) {
    int columns = columns();
    var source = source();
    if (columns == Integer.MAX_VALUE || source.length() == 0) {
      return atTheRight(text.breaker(columns).lines(columns));
    }
    int beside = columns - width(source) - SPACE;
    if (beside >= columns * 3 / 5) {
      var breaker = text.breaker(columns);
      var lines = breaker.lines(beside);
      if (!breaker.brokeWord()) {
        return atTheRight(lines);
      }
    }
    return below(text.breaker(columns).lines(columns), source);
  }

  private AttributedString below(AttributedString lines, AttributedString source) {
    var all = lines.columnSplitLength(Integer.MAX_VALUE);
    if (all.get(0).columnLength() + SPACE + width(source) <= columns()) {
      return atTheRight(lines);
    }
    int room = columns() - all.get(all.size() - 1).columnLength() - width(source);
    var end = new AttributedStringBuilder().append(lines);
    if (room < SPACE) {
      end.append("\n").append(styled(look.gutter(), Tone.DIM));
      room = columns() - look.gutter().length() - width(source);
    }
    return end.append(" ".repeat(Math.max(0, room))).append(source).toAttributedString();
  }

  private AttributedString atTheRight(AttributedString text) {
    var source = source();
    if (source.length() == 0) {
      return text;
    }
    var lines = text.columnSplitLength(Integer.MAX_VALUE);
    int room = look.columns().getAsInt() - lines.get(0).columnLength() - width(source);
    var all = new AttributedStringBuilder();
    all.append(lines.get(0)).append(" ".repeat(Math.max(SPACE, room))).append(source);
    lines.stream().skip(1).forEach(line -> all.append("\n").append(line));
    return all.toAttributedString();
  }

  /** With its first border on the first line, when nothing else stands there. */
  private AttributedString withTable(AttributedString head, boolean bare) {
    var lines =
        new TableDrawing(look).lines(entry.table(), columns() - left().length() - SOURCE_COLUMNS);
    var all = new AttributedStringBuilder().append(head);
    for (int i = 0; i < lines.size(); i++) {
      all.append(i == 0 && bare ? "" : "\n" + left()).append(lines.get(i));
    }
    return bare ? atTheRight(all.toAttributedString()) : all.toAttributedString();
  }

  private String left() {
    return "  " + indent;
  }

  private AttributedString source() {
    return new StyledText(look.palette(), "")
        .remoteLine(entry.source(), Tone.DIM)
        .toAttributedString();
  }

  private AttributedString styled(String own, Tone tone) {
    return new AttributedString(own, look.palette().style(tone));
  }

  private static int width(AttributedString text) {
    return text.columnLength();
  }

  private int columns() {
    int columns = look.columns().getAsInt();
    return columns == 0 ? Integer.MAX_VALUE : columns;
  }
}
