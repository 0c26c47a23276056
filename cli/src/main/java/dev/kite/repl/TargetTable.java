package dev.kite.repl;

import dev.kite.client.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;

/** The targets in aligned columns, the chosen one marked. */
final class TargetTable {
  private static final int MAX_COLUMN = 44;

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
      rows.add(row(target, isChosen ? Tone.PROMPT : Tone.PLAIN, isChosen ? "> " : "  "));
    }
    return rows.stream().map(row -> line(row, widths(rows))).toList();
  }

  private List<AttributedString> row(Target target, Tone tone, String mark) {
    var shown = target.hidden() ? "hidden" : "shown";
    return List.of(
        cell(mark + target.number(), tone),
        cell(target.title().isBlank() ? "(no title)" : target.title(), tone),
        cell(target.url(), Tone.PLAIN),
        cell(target.connected() ? shown : "away", target.connected() ? Tone.PLAIN : Tone.WARNING),
        cell(target.sensors().wireName(), Tone.PLAIN),
        cell(BrowserName.of(target.userAgent()), Tone.DIM));
  }

  private AttributedString cell(String text, Tone tone) {
    var cell = new StyledText(look.palette(), "").remoteLine(text, tone).toAttributedString();
    return cell.columnLength() <= MAX_COLUMN
        ? cell
        : new StyledText(look.palette(), "")
            .append(cell.columnSubSequence(0, MAX_COLUMN - 1))
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
      var cell = row.get(column);
      line.append(cell);
      if (column < widths.length - 1) {
        line.own(" ".repeat(widths[column] - cell.columnLength() + 2), Tone.PLAIN);
      }
    }
    return line.toAttributedString();
  }
}
