package dev.kite.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The example lines of docs/protocol.md, by the name of their block. */
final class Examples {
  private static final Path PAGE = Path.of("..", "docs", "protocol.md");

  private Examples() {}

  static List<String> of(String block) {
    var lines =
        lines().stream()
            .dropWhile(line -> !line.equals("```" + block))
            .skip(1)
            .takeWhile(line -> !line.equals("```"))
            .toList();
    if (lines.isEmpty()) {
      throw new IllegalStateException("docs/protocol.md has no block named " + block);
    }
    return lines;
  }

  /** The last cell of the row whose first one names {@code method}. */
  static String lastCell(String method) {
    var row =
        lines().stream()
            .filter(
                line ->
                    line.startsWith("| ") && line.split("\\|", -1)[1].contains("`" + method + "`"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no table has a row for " + method));
    var cells = row.split("\\|", -1);
    return cells[cells.length - 2];
  }

  /** The paragraph that begins with {@code start}. */
  static String paragraph(String start) {
    return String.join(
        " ",
        lines().stream()
            .dropWhile(line -> !line.startsWith(start))
            .takeWhile(line -> !line.isEmpty())
            .toList());
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
