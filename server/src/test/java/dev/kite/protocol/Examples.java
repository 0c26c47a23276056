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

  private static List<String> lines() {
    try {
      return Files.readAllLines(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
