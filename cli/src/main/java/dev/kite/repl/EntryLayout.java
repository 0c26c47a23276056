package dev.kite.repl;

import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** The lines of one entry: what stands before its text, the text within the width, its source. */
final class EntryLayout {
  private static final int LABEL_COLUMNS = 20;

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
    boolean bare =
        entry.pieces().isEmpty()
            && shown.label().isEmpty()
            && count == 1
            && look.times().text(shown.millis()).isEmpty();
    return withTable(text, bare);
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
    boolean markInside = isInnerGroup();
    text.own(markInside ? "  " : mark(), entry.level().tone());
    if (!look.isPlain()) {
      text.own(time, Tone.DIM);
    }
    if (!shown.label().isEmpty()) {
      text.own("[", Tone.DIM).append(label()).own("] ", Tone.DIM);
    }
    if (markInside) {
      text.own(indent.substring(2) + mark(), entry.level().tone());
    } else {
      text.own(indent, Tone.PLAIN);
    }
    if (count > 1) {
      text.own("×" + count + " ", Tone.NOTICE);
    }
    for (var piece : entry.pieces()) {
      text.remote(toned(piece));
      if (piece.tone() == Tone.SEPARATOR) {
        text.mayBreak();
      }
    }
    return entry.table().isNone() ? text.own(number(), Tone.DIM) : text;
  }

  private String mark() {
    return look.mark(entry.level());
  }

  /** Its mark stands where its text does, to show which group it opens in which. */
  private boolean isInnerGroup() {
    return shown.depth() > 0 && entry.level().isGroup() && !look.isPlain();
  }

  /** What to call the entry, where more can be asked of it. */
  private String number() {
    return shown.number() == 0 || look.isPlain()
        ? ""
        : " " + look.glyphs().closed() + shown.number();
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

  /** With its first border on the first line, when nothing else has to stand there. */
  private AttributedString withTable(StyledText text, boolean bare) {
    var lines = new TableDrawing(look).lines(entry.table(), columns() - left().length());
    var number = styled(number(), Tone.DIM);
    int source = entry.source().isEmpty() ? 0 : SPACE + width(source());
    int beside = left().length() + number.length() + source;
    boolean first = bare && lines.get(0).columnLength() <= columns() - beside;
    var all = new AttributedStringBuilder();
    if (!first) {
      all.append(fitted(text.append(number)));
    }
    for (int i = 0; i < lines.size(); i++) {
      all.append(first && i == 0 ? left() : "\n" + left()).append(lines.get(i));
      all.append(first && i == 0 ? number : AttributedString.EMPTY);
    }
    return first ? atTheRight(all.toAttributedString()) : all.toAttributedString();
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
