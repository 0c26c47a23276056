package dev.kite.repl;

import dev.kite.client.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** The targets in aligned columns, the chosen one marked. */
final class TargetTable {
  private static final int MAX_COLUMN = 44;

  /** Titles and addresses are cut to no less. */
  private static final int MIN_COLUMN = 12;

  private static final int GAP = 2;
  private static final List<Integer> CUT_FIRST = List.of(2, 1);

  private final Look look;

  TargetTable(Look look) {
    this.look = look;
  }

  List<AttributedString> lines(List<Target> targets, Optional<Target> chosen) {
    var rows = new ArrayList<List<AttributedString>>();
    var header = List.of("  #", "title", "address", "state", "sensors", "browser");
    rows.add(header.stream().map(name -> cell(name, Tone.DIM)).toList());
    for (var target : targets) {
      boolean isChosen = chosen.isPresent() && chosen.get().id().equals(target.id());
      var source = target.source(targets).map(it -> ", fed by " + it.number()).orElse("");
      rows.add(row(target, isChosen ? Tone.PROMPT : Tone.PLAIN, isChosen ? "> " : "  ", source));
    }
    var widths = fitting(widths(rows));
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  /** Makes room in a narrow terminal: the address gives way, then the title. */
  private int[] fitting(int[] widths) {
    int columns = look.columns().getAsInt();
    int over = Arrays.stream(widths).sum() + GAP * (widths.length - 1) - columns;
    for (int column : CUT_FIRST) {
      if (columns > 0 && over > 0) {
        int less = Math.min(over, Math.max(0, widths[column] - MIN_COLUMN));
        widths[column] -= less;
        over -= less;
      }
    }
    return widths;
  }

  private List<AttributedString> row(Target target, Tone tone, String mark, String source) {
    var shown = target.hidden() ? "hidden" : "shown";
    return List.of(
        cell(mark + target.number(), tone),
        cell(target.title().isBlank() ? "(no title)" : target.title(), tone),
        cell(target.url(), Tone.PLAIN),
        cell(
            (target.connected() ? shown : "away") + source,
            target.connected() ? Tone.PLAIN : Tone.WARNING),
        cell(target.sensors().wireName(), Tone.PLAIN),
        cell(BrowserName.of(target.userAgent()), Tone.DIM));
  }

  private AttributedString cell(String text, Tone tone) {
    var cell = new StyledText(look.palette(), "").remoteLine(text, tone).toAttributedString();
    return cut(cell, MAX_COLUMN);
  }

  private AttributedString cut(AttributedString cell, int columns) {
    return cell.columnLength() <= columns
        ? cell
        : new StyledText(look.palette(), "")
            .append(cell.columnSubSequence(0, columns - 1))
            .own(look.glyphs().cut(), Tone.DIM)
            .toAttributedString();
  }

  private static int[] widths(List<List<AttributedString>> rows) {
    var widths = new int[rows.get(0).size()];
    for (var row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).columnLength());
      }
    }
    return widths;
  }

  private AttributedString line(List<AttributedString> row, int[] widths) {
    var line = new StyledText(look.palette(), "");
    for (int column = 0; column < widths.length; column++) {
      var cell = cut(row.get(column), widths[column]);
      line.append(cell);
      if (column < widths.length - 1) {
        line.own(" ".repeat(widths[column] - cell.columnLength() + GAP), Tone.PLAIN);
      }
    }
    return line.toAttributedString();
  }
}
