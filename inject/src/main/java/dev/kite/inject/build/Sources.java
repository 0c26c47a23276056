package dev.kite.inject.build;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The source files of one script in the order of its list, which is named after it ({@code
 * kite.js.txt}): each file may use what stands above it.
 */
record Sources(List<Source> files) {
  /** Everything lives in one function, so that the page sees no name of ours. */
  static final String OPEN = "(function () {\n";

  static final String CLOSE = "})();\n";

  private static final String LIST = ".txt";

  /** One source file: its name, as errors and the source map state it, and its text. */
  record Source(String name, String text) {}

  /** Reads the files that the list of {@code script} names. */
  static Sources read(Path folder, String script) throws IOException {
    var list = script + LIST;
    var files = new ArrayList<Source>();
    var seen = new HashSet<String>();
    for (var name : names(folder, list)) {
      if (!seen.add(name)) {
        throw new BuildFailure(list + " names " + name + " twice");
      }
      files.add(new Source(name, read(folder, name, list)));
    }
    return new Sources(List.copyOf(files));
  }

  /** Throws when a source file is in none of the scripts. */
  static void refuseUnlisted(Path folder, List<String> scripts) throws IOException {
    var listed = new HashSet<String>();
    for (var script : scripts) {
      listed.addAll(names(folder, script + LIST));
    }
    try (var inFolder = Files.newDirectoryStream(folder, "*.js")) {
      for (var file : inFolder) {
        var name = file.getFileName().toString();
        if (!listed.contains(name)) {
          throw new BuildFailure(
              name + " would be left out of the scripts: name it in " + scripts.get(0) + LIST);
        }
      }
    }
  }

  /**
   * The readable script: the same files in the same order in the same function, as they were
   * written.
   */
  String joined() {
    return files.stream().map(Source::text).collect(joining("\n", OPEN, CLOSE));
  }

  private static List<String> names(Path folder, String list) throws IOException {
    return Files.readAllLines(folder.resolve(list)).stream()
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static String read(Path folder, String name, String list) throws IOException {
    var file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new BuildFailure(list + " names " + name + ", and there is no such file beside it");
    }
    return Files.readString(file);
  }
}
