package dev.kite.repl;

import dev.kite.client.RemoteObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jline.utils.WCWidth;

/**
 * Writes an expanded value: on one line where it fits, else each property on a line of its own,
 * indented by its level.
 */
final class ExpandedLayout {
  /** Objects with more levels in them are never put on one line, as in Node. */
  private static final int MOST_LEVELS_ON_A_LINE = 3;

  /** Longer lists of short values fill their lines. */
  private static final int FILLED = 6;

  private static final int MOST_OF_A_FUNCTION = 60;
  private static final int MOST_OF_AN_ARROW = 100;

  private final int columns;
  private final Map<ExpandedValue, Integer> references = new HashMap<>();

  private ExpandedLayout(int columns) {
    this.columns = columns;
  }

  /** The pieces of its text, newlines included. */
  static List<Piece> pieces(ExpandedValue value, int columns) {
    var layout = new ExpandedLayout(columns);
    layout.findReferences(value);
    return layout.value(value, 0).pieces();
  }

  /** Pieces in the making, and how many levels of braces are in them. */
  private record Block(List<Piece> pieces, int levels) {
    boolean isLine() {
      return pieces.stream().noneMatch(piece -> piece.text().indexOf('\n') >= 0);
    }

    int width() {
      return pieces.stream().mapToInt(piece -> ExpandedLayout.width(piece.text())).sum();
    }
  }

  /** A circle is named where it begins, which is written before it is known to be one. */
  private void findReferences(ExpandedValue value) {
    var same = value.same();
    if (same != null) {
      references.computeIfAbsent(same, circle -> references.size() + 1);
    }
    for (var part : value.parts()) {
      if (part.key() != null) {
        findReferences(part.key());
      }
      if (part.value() != null) {
        findReferences(part.value());
      }
    }
  }

  private Block value(ExpandedValue value, int indent) {
    var same = value.same();
    if (same != null) {
      return words("[Circular *" + references.get(same) + "]");
    }
    if (!value.isOpened()) {
      return new Block(indented(closed(value), indent), 0);
    }
    var remote = value.value();
    boolean error = "error".equals(remote.subtype());
    boolean nothing = value.parts().isEmpty() && value.more().isEmpty();
    if (error && nothing) {
      return new Block(indented(ErrorText.of(remote), indent), 0);
    }
    var head = new ArrayList<Piece>();
    var reference = references.get(value);
    if (reference != null) {
      head.add(new Piece("<ref *" + reference + "> ", Tone.DIM));
    }
    boolean list = ExpandedParts.isList(remote);
    if (error) {
      head.addAll(indented(ErrorText.of(remote), indent));
      head.add(Piece.plain(" "));
    } else {
      head.add(Piece.plain(name(remote, list)));
    }
    if (nothing && !error && !value.isProxy()) {
      return new Block(ValueFormat.quoted(remote), 0);
    }
    return braced(head, list ? "[]" : "{}", items(value, indent + 2), indent);
  }

  private List<Block> items(ExpandedValue value, int indent) {
    var items = new ArrayList<Block>();
    for (var part : value.parts()) {
      items.add(item(part, indent));
    }
    if (!value.more().isEmpty()) {
      items.add(words(value.more()));
    }
    return items;
  }

  private Block item(ExpandedPart part, int indent) {
    var pieces = new ArrayList<>(part.name());
    int levels = 0;
    if (part.key() != null) {
      var key = value(part.key(), indent);
      pieces.addAll(key.pieces());
      pieces.add(Piece.plain(" => "));
      levels = key.levels();
    }
    if (part.value() == null) {
      pieces.addAll(part.text());
      return new Block(pieces, levels);
    }
    var value = value(part.value(), indent);
    pieces.addAll(value.pieces());
    return new Block(pieces, Math.max(levels, value.levels()));
  }

  private Block braced(List<Piece> head, String braces, List<Block> items, int indent) {
    int levels = 1 + items.stream().mapToInt(Block::levels).max().orElse(0);
    var pieces = new ArrayList<>(head);
    pieces.add(Piece.plain(braces.substring(0, 1)));
    int width =
        items.stream().mapToInt(Block::width).sum()
            + 2 * items.size()
            + new Block(pieces, 0).width()
            + indent;
    boolean line =
        levels <= MOST_LEVELS_ON_A_LINE
            && width < columns
            && items.stream().allMatch(Block::isLine)
            && new Block(head, 0).isLine();
    if (line) {
      join(pieces, items);
    } else if (braces.equals("[]") && items.size() > FILLED && levels == 1) {
      fill(pieces, items, indent + 2);
      pieces.add(newLine(indent));
    } else {
      for (int i = 0; i < items.size(); i++) {
        pieces.add(Piece.plain(i == 0 ? "" : ","));
        pieces.add(newLine(indent + 2));
        pieces.addAll(items.get(i).pieces());
      }
      pieces.add(newLine(indent));
    }
    pieces.add(Piece.plain(braces.substring(1)));
    return new Block(pieces, levels);
  }

  private static void join(List<Piece> pieces, List<Block> items) {
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        pieces.add(Piece.SEPARATOR);
      }
      pieces.addAll(items.get(i).pieces());
    }
  }

  private void fill(List<Piece> pieces, List<Block> items, int indent) {
    int column = columns;
    for (int i = 0; i < items.size(); i++) {
      int width = items.get(i).width() + 2;
      boolean fits = column + width <= columns;
      pieces.add(Piece.plain(i == 0 ? "" : fits ? ", " : ","));
      if (!fits) {
        pieces.add(newLine(indent));
        column = indent;
      }
      pieces.addAll(items.get(i).pieces());
      column += width;
    }
  }

  private static List<Piece> closed(ExpandedValue value) {
    var remote = value.value();
    if (remote.type().equals("function")) {
      return List.of(new Piece(signature(remote), Tone.FUNCTION));
    }
    if (!value.canOpen() || "error".equals(remote.subtype())) {
      return ValueFormat.quoted(remote);
    }
    return PreviewFormat.brief(remote);
  }

  /** Without its body, which would be most of what is shown; an arrow is nothing without it. */
  private static String signature(RemoteObject function) {
    var source = ValueFormat.description(function);
    var text = Piece.text(FunctionText.of(source));
    if (FunctionText.isArrow(source)) {
      return cut(text.replaceAll("\\s+", " "), MOST_OF_AN_ARROW);
    }
    var head = text.split("\\s*(?:\\{|=>|\\n)", 2)[0];
    return cut(head, MOST_OF_A_FUNCTION);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  private static String name(RemoteObject value, boolean list) {
    var description = ValueFormat.description(value);
    return list ? PreviewFormat.listName(description) : PreviewFormat.objectName(description);
  }

  private static List<Piece> indented(List<Piece> pieces, int indent) {
    return pieces.stream()
        .map(
            piece -> new Piece(piece.text().replace("\n", "\n" + " ".repeat(indent)), piece.tone()))
        .toList();
  }

  private static Block words(String words) {
    return new Block(List.of(new Piece(words, Tone.DIM)), 0);
  }

  private static Piece newLine(int indent) {
    return Piece.plain("\n" + " ".repeat(indent));
  }

  private static int width(String text) {
    return text.codePoints().map(point -> Math.max(0, WCWidth.wcwidth(point))).sum();
  }
}
