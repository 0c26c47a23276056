package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWordsTest {
  @TempDir private Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createFile(folder.resolve("setup.js"));
    Files.createFile(folder.resolve("two words.js"));
    Files.createFile(folder.resolve(".hidden"));
    Files.createDirectory(folder.resolve("sets"));
  }

  @Test
  void filesAndFoldersAreSuggestedByTheirBeginning() {
    assertThat(texts("/se")).containsExactlyInAnyOrder(folder + "/setup.js", folder + "/sets/");
  }

  @Test
  void hiddenFilesAndNamesOfSeveralWordsAreLeftOut() {
    assertThat(texts("/")).containsExactlyInAnyOrder(folder + "/setup.js", folder + "/sets/");
    assertThat(texts("/.h")).containsExactly(folder + "/.hidden");
    assertThat(texts("/two")).isEmpty();
  }

  @Test
  void folderThatIsNotThereHasNothing() {
    assertThat(texts("/none/")).isEmpty();
  }

  @Test
  void tildeIsTheHomeFolder() {
    assertThat(FileWords.path("~/a.js"))
        .isEqualTo(Path.of(System.getProperty("user.home"), "a.js"));
    assertThat(FileWords.path("a~/b")).isEqualTo(Path.of("a~/b"));
  }

  private List<String> texts(String typed) {
    return FileWords.beginning(folder + typed).stream().map(Suggestion::text).toList();
  }
}
