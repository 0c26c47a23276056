package dev.kite.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
  @Test
  void foldersAreBelowTheHomeThatTheVariableNames() {
    var variables = Map.of("HOME", "/tmp/h", "XDG_CONFIG_HOME", "");

    assertThat(UserFolders.configuration(variables)).isEqualTo(Path.of("/tmp/h/.config"));
    assertThat(UserFolders.state(variables)).isEqualTo(Path.of("/tmp/h/.local/state"));
  }

  @Test
  void withoutTheVariableTheAccountKnows() {
    var home = Path.of(System.getProperty("user.home"));

    assertThat(UserFolders.state(Map.of())).isEqualTo(home.resolve(".local/state"));
    assertThat(UserFolders.configuration(Map.of("HOME", ""))).isEqualTo(home.resolve(".config"));
  }

  @Test
  void absolutePathInAVariableIsUsedAndRelativeOneIsNot() {
    var variables =
        Map.of("HOME", "/tmp/h", "XDG_CONFIG_HOME", "/tmp/c", "XDG_STATE_HOME", "relative");

    assertThat(UserFolders.configuration(variables)).isEqualTo(Path.of("/tmp/c"));
    assertThat(UserFolders.state(variables)).isEqualTo(Path.of("/tmp/h/.local/state"));
  }
}
