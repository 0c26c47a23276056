package dev.kite.repl;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The names of files, as words behind a command. */
final class FileWords {
  private static final int MOST = 500;
  private static final String HOME = "~/";

  private FileWords() {}

  /** The file that a word means; a tilde is the home folder, as in a shell. */
  static Path path(String word) {
    return word.startsWith(HOME)
        ? Path.of(System.getProperty("user.home"), word.substring(HOME.length()))
        : Path.of(word);
  }

  /** The files and folders whose names begin like {@code typed}; hidden ones when it asks. */
  static List<Suggestion> beginning(String typed) {
    int cut = typed.lastIndexOf('/') + 1;
    var folder = typed.substring(0, cut);
    var name = typed.substring(cut);
    var found = new ArrayList<Suggestion>();
    try (var files =
        Files.newDirectoryStream(
            path(folder.isEmpty() ? "." : folder),
            file -> String.valueOf(file.getFileName()).startsWith(name))) {
      for (var file : files) {
        var own = file.getFileName() + (Files.isDirectory(file) ? "/" : "");
        boolean hidden = own.startsWith(".") && name.isEmpty();
        if (!hidden && own.chars().noneMatch(Character::isWhitespace) && found.size() < MOST) {
          found.add(new Suggestion(folder + own, own, "", Suggestion.Rank.FIRST));
        }
      }
    } catch (IOException | InvalidPathException | DirectoryIteratorException e) {
      // A folder that cannot be read has nothing to suggest.
      return List.of();
    }
    return found;
  }
}
