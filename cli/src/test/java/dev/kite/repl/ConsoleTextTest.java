package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares what we show of Chromium's events with what its own Console panel showed. */
class ConsoleTextTest {
  /**
   * The panel shows nothing comparable: it renders nodes later, hides the level "debug", takes rows
   * away again, or runs escape sequences.
   */
  private static final Set<String> NOT_COMPARABLE =
      Set.of(
          "value.string-control",
          "console.levels-debug",
          "console.dirxml",
          "console.clear",
          "console.unhandled-then-handled",
          "console.dom-args");

  /**
   * Ours on purpose or by need: a bound function's origin takes another question to the engine, a
   * bare "Object" is no use without a triangle to click, and strings are cut by the sanitiser.
   */
  private static final Set<String> OTHERWISE =
      Set.of("value.function-bound", "console.dir", "console.very-long-string");

  @Test
  void showsWhatChromesPanelShows() {
    var different = new ArrayList<String>();
    int compared = 0;
    for (var fixture : ChromeFixtures.cases()) {
      if (isComparable(fixture)) {
        compared++;
        var shown = shown(fixture);
        var expected = expected(fixture);
        if (shown.equals(expected) == OTHERWISE.contains(name(fixture))) {
          different.add(name(fixture) + "\n  shown    " + shown + "\n  expected " + expected);
        }
      }
    }

    assertThat(different).isEmpty();
    assertThat(compared).isGreaterThan(225);
  }

  private static String name(ChromeFixtures.Case fixture) {
    return fixture.id().replace(".shared", "");
  }

  private static boolean isComparable(ChromeFixtures.Case fixture) {
    boolean node = fixture.rows().equals(List.of("")) && fixture.id().startsWith("value.node");
    return !NOT_COMPARABLE.contains(name(fixture)) && !node;
  }

  private static List<String> shown(ChromeFixtures.Case fixture) {
    return fixture.events().stream()
        .map(EventText::of)
        .flatMap(Optional::stream)
        .map(ConsoleTextTest::text)
        .map(text -> comparable(fixture, text))
        .toList();
  }

  private static List<String> expected(ChromeFixtures.Case fixture) {
    return fixture.rows().stream().map(text -> comparable(fixture, text)).toList();
  }

  private static String text(Entry entry) {
    return entry.table().isNone() ? Piece.text(entry.pieces()) : panelText(entry.table());
  }

  /** The panel's table has its header twice and an empty row that fills it. */
  private static String panelText(TableText table) {
    var header = String.join(" | ", table.header()) + " | \n";
    var rows =
        table.rows().stream()
            .map(row -> row.stream().map(cell -> Piece.text(cell.pieces()) + " | "))
            .map(cells -> cells.collect(Collectors.joining()) + "\n")
            .collect(Collectors.joining());
    return header + header + rows + " | ".repeat(table.header().size());
  }

  /**
   * Without the panel's blocks of its own, with the value it repeats below a table, and without the
   * extra frames of a trace; values were recorded with other frames than their text.
   */
  private static String comparable(ChromeFixtures.Case fixture, String text) {
    var flat =
        text.replaceAll("\n?Caused by: ", "\nCaused by: ")
            .replaceAll("\n(Array\\(\\d+\\)|Object)$", "")
            .replaceAll(" \n", " ");
    boolean otherFrames = fixture.id().startsWith("value.") || fixture.id().contains(".trace");
    return (otherFrames ? flat.replaceAll("\n    at .*?(?=]|}|\n|$)", "") : flat).strip();
  }
}
