package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  @TempDir private Path folder;

  @Test
  void nobodyElseMayReadIt() throws IOException {
    var file = HistoryFile.prepare(folder.resolve("state/kite"));

    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(permissions(file.getParent())).isEqualTo("rwx------");
  }

  @Test
  void fileThatOthersCouldReadIsClosedToThemAndKept() throws IOException {
    var old = Files.writeString(folder.resolve("history"), "1+1\n");
    Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r--r--"));

    var file = HistoryFile.prepare(folder);

    assertThat(permissions(file)).isEqualTo("rw-------");
    assertThat(file).hasContent("1+1\n");
  }

  @Test
  void followsTheXdgStateFolderWhenItIsAbsolute() {
    assertThat(HistoryFile.folder(Map.of("XDG_STATE_HOME", "/tmp/s")))
        .isEqualTo(Path.of("/tmp/s/kite"));
    assertThat(HistoryFile.folder(Map.of("XDG_STATE_HOME", "relative", "HOME", "/tmp/h")))
        .isEqualTo(Path.of("/tmp/h/.local/state/kite"));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
