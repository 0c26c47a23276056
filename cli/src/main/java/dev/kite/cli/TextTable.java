package dev.kite.cli;

import dev.kite.repl.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Cells below each other: the first column begins at the left, the others end at the right. */
final class TextTable {
  private static final String INDENT = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** All rows have as many cells as the first; what is in them may be foreign text. */
  TextTable row(String... cells) {
    rows.add(Stream.of(cells).map(PlainText::line).toList());
    return this;
  }

  List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> cells) {
    var line = new StringBuilder(INDENT);
    for (int column = 0; column < cells.size(); column++) {
      var cell = cells.get(column);
      var pad = " ".repeat(width(column) - cell.length());
      line.append(column == 0 ? cell + pad : INDENT + pad + cell);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    return rows.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(0);
  }
}
