package dev.kite.repl;

import dev.kite.client.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Where lines typed at the prompt are kept: readable by their user alone. */
final class HistoryFile {
  private HistoryFile() {}

  /** {@code kite} in the XDG state folder. */
  static Path folder(Map<String, String> variables) {
    return UserFolders.state(variables).resolve("kite");
  }

  /** Makes the file when it is not there; one that others could read is closed to them. */
  static Path prepare(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    var file = folder.resolve("history");
    var own = PosixFilePermissions.fromString("rw-------");
    if (Files.exists(file)) {
      Files.setPosixFilePermissions(file, own);
    } else {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(own));
    }
    return file;
  }
}
