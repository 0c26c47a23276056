package dev.kite.repl;

import dev.kite.repl.Sanitiser.Kind;
import dev.kite.repl.Sanitiser.Span;
import java.util.ArrayList;
import java.util.List;

/** Lines of sanitised text in the making, none of them wider than a bound. */
final class SanitisedLines {
  private final int mostColumns;
  private final List<List<Span>> lines = new ArrayList<>();
  private final StringBuilder run = new StringBuilder();
  private List<Span> line = new ArrayList<>();
  private Kind kind = Kind.TEXT;
  private int column;
  private int cutColumns;
  private boolean cut;

  SanitisedLines(int mostColumns) {
    this.mostColumns = mostColumns;
  }

  /** Columns of the current line so far. */
  int column() {
    return column;
  }

  void text(String text, int columns) {
    put(text, Kind.TEXT, columns);
  }

  /** Adds characters of one column each, as many as the line has room for. */
  void narrow(String text, int from, int to) {
    int room = cutColumns > 0 ? 0 : Math.min(to - from, mostColumns - column);
    cutColumns += to - from - room;
    append(text.substring(from, from + room), Kind.TEXT);
    column += room;
  }

  void escape(String visible) {
    put(visible, Kind.ESCAPE, visible.length());
  }

  /** Says that so much is missing here. */
  void cut(int count, String what) {
    escape("[+" + count + " " + what + "]");
  }

  void newLine() {
    endLine();
    line = new ArrayList<>();
    column = 0;
  }

  /** Whether a line was wider than the bound. */
  boolean isCut() {
    return cut;
  }

  List<List<Span>> finish() {
    endLine();
    return List.copyOf(lines);
  }

  private void put(String text, Kind newKind, int columns) {
    if (cutColumns > 0 || column + columns > mostColumns) {
      cutColumns += columns;
      return;
    }
    append(text, newKind);
    column += columns;
  }

  private void append(String text, Kind newKind) {
    if (kind != newKind) {
      endRun();
      kind = newKind;
    }
    run.append(text);
  }

  private void endLine() {
    if (cutColumns > 0) {
      append("[+" + cutColumns + " columns]", Kind.ESCAPE);
      cutColumns = 0;
      cut = true;
    }
    endRun();
    lines.add(List.copyOf(line));
  }

  private void endRun() {
    if (run.length() > 0) {
      line.add(new Span(run.toString(), kind));
      run.setLength(0);
    }
  }
}
