package dev.kite.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Where lines typed at the prompt are kept: readable by their user alone. */
final class HistoryFile {
  private HistoryFile() {}

  /** {@code kite/history} in the XDG state folder. */
  static Path path(Map<String, String> variables) {
    var state = variables.getOrDefault("XDG_STATE_HOME", "");
    // The XDG specification has relative paths ignored.
    var folder =
        state.startsWith("/")
            ? Path.of(state)
            : Path.of(System.getProperty("user.home"), ".local", "state");
    return folder.resolve("kite").resolve("history");
  }

  /** Makes the file when it is not there; a file that others could read is closed to them. */
  static void prepare(Path file) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder.getParent());
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    var own = PosixFilePermissions.fromString("rw-------");
    if (Files.exists(file)) {
      Files.setPosixFilePermissions(file, own);
    } else {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(own));
    }
  }
}
