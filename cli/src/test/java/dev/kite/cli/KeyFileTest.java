package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kite.cli.KeyFile.IfMissing;
import dev.kite.protocol.ControlKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream warned = new ByteArrayOutputStream();
  private Path path;
  private KeyFile file;

  @BeforeEach
  void nameOne() {
    path = folder.resolve("config/kite/key");
    file = new KeyFile(path, IfMissing.MAKE, new PrintStream(warned, true, UTF_8));
  }

  @Test
  void firstReadMakesKeyThatOnlyItsOwnerCanRead() throws IOException {
    var key = file.read();

    assertThat(key).isInstanceOf(ControlKey.class).isEqualTo(file.read());
    assertThat(permissions(path)).isEqualTo("rw-------");
    assertThat(permissions(path.getParent())).isEqualTo("rwx------");
    try (var left = Files.list(path.getParent())) {
      assertThat(left).containsExactly(path);
    }
  }

  @Test
  void allWhoNeedItAtOnceGetTheSameKey() {
    var keys =
        IntStream.range(0, 32)
            .parallel()
            .mapToObj(i -> new KeyFile(path, IfMissing.MAKE, System.err).read())
            .distinct();

    assertThat(keys).hasSize(1);
  }

  @Test
  void fileThatOthersCanReadIsClosedAndSaidSo() throws IOException {
    file.read();
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

    file.read();

    assertThat(permissions(path)).isEqualTo("rw-------");
    assertThat(warned.toString(UTF_8)).contains("was open to others").contains("kite key rotate");
  }

  @Test
  void rotatingReplacesTheKey() throws IOException {
    var before = file.read();
    var after = file.rotate();

    assertThat(after).isNotEqualTo(before).isEqualTo(file.read());
    assertThat(permissions(path)).isEqualTo("rw-------");
  }

  @Test
  void rotatingMakesTheFirstKeyToo() {
    assertThat(file.rotate()).isEqualTo(file.read());
  }

  @Test
  void fileWithoutKeyIsNamedAndItsTextIsNot() throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "secret words\n");

    assertThatThrownBy(file::read)
        .isInstanceOf(Failure.class)
        .hasMessageContaining(path.toString())
        .hasMessageNotContaining("kite key rotate")
        .hasMessageNotContaining("secret");
  }

  @Test
  void fileOfAnotherKindIsNeitherClosedNorWrittenOver() throws IOException {
    Files.createDirectories(path.getParent());
    for (var text : List.of("my thesis\n", "x".repeat(100_000), "")) {
      Files.writeString(path, text);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));

      assertThatThrownBy(file::read).isInstanceOf(Failure.class);
      assertThatThrownBy(file::rotate)
          .isInstanceOf(Failure.class)
          .hasMessageContaining("is not written over");

      assertThat(path).hasContent(text);
      assertThat(permissions(path)).isEqualTo("rw-r--r--");
    }
  }

  @Test
  void folderInItsPlaceIsOneLine() throws IOException {
    Files.createDirectories(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));

    assertThatThrownBy(file::read)
        .isInstanceOf(Failure.class)
        .hasMessage("The key file " + path + " is a folder. Name a file with --key-file.");
    assertThat(permissions(path)).as("left as it was").isEqualTo("rwx------");
  }

  @Test
  void bytesThatAreNoTextHoldNoKey() throws IOException {
    Files.createDirectories(path.getParent());
    Files.write(path, new byte[] {(byte) 0xff, 0});

    assertThatThrownBy(file::read).isInstanceOf(Failure.class).hasMessageContaining("holds no key");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
