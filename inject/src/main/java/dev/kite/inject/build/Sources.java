package dev.kite.inject.build;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The script's source files in the order of {@code order.txt}: each file may use what stands above
 * it.
 */
record Sources(List<Source> files) {
  /** Everything lives in one function, so that the page sees no name of ours. */
  static final String OPEN = "(function () {\n";

  static final String CLOSE = "})();\n";

  private static final String ORDER = "order.txt";

  /** One source file: its name, as errors and the source map state it, and its text. */
  record Source(String name, String text) {}

  static Sources read(Path folder) throws IOException {
    var names =
        Files.readAllLines(folder.resolve(ORDER)).stream().filter(line -> !line.isBlank()).toList();
    refuseRepeats(names);
    refuseUnlisted(folder, names);
    var files = new ArrayList<Source>();
    for (var name : names) {
      files.add(new Source(name, read(folder, name)));
    }
    return new Sources(List.copyOf(files));
  }

  /**
   * The readable script: the same files in the same order in the same function, as they were
   * written.
   */
  String joined() {
    return files.stream().map(Source::text).collect(joining("\n", OPEN, CLOSE));
  }

  private static String read(Path folder, String name) throws IOException {
    var file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new BuildFailure(ORDER + " names " + name + ", and there is no such file beside it");
    }
    return Files.readString(file);
  }

  private static void refuseRepeats(List<String> names) {
    var seen = new HashSet<String>();
    for (var name : names) {
      if (!seen.add(name)) {
        throw new BuildFailure(ORDER + " names " + name + " twice");
      }
    }
  }

  private static void refuseUnlisted(Path folder, List<String> names) throws IOException {
    try (var inFolder = Files.newDirectoryStream(folder, "*.js")) {
      for (var file : inFolder) {
        var name = file.getFileName().toString();
        if (!names.contains(name)) {
          throw new BuildFailure(name + " would be left out of the script: name it in " + ORDER);
        }
      }
    }
  }
}
