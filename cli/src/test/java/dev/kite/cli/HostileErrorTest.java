package dev.kite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Error lines name remote things; none of them may steer the terminal. */
class HostileErrorTest {
  private static final String HOSTILE = "\u001b]0;owned\u0007\u001b[31mCart\u009b2J";

  @TempDir private Path home;
  private TestRoom room;
  private Shell shell;

  @BeforeEach
  void openRoom() throws Exception {
    room = TestRoom.open(home);
    shell = room.shell();
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void titlesInTheErrorThatListsThemAreVisibleText() {
    room.page(HOSTILE);
    room.page("Pay");

    assertThat(shell.run("eval", "1")).isEqualTo(3);
    assertThat(shell.err()).contains("Name one with --target").contains("Cart");
    assertOneLineWithoutControls();
  }

  @Test
  void argumentsInTheErrorThatRepeatsThemAreVisibleText() {
    assertThat(shell.run("eval", "1", HOSTILE)).isEqualTo(2);
    assertThat(shell.err()).contains("Cart");
    assertNoControls();
  }

  @Test
  void bugIsVisibleTextWithItsTraceToo() {
    room.page("Cart");
    shell.prompting(
        connection -> {
          throw new IllegalStateException(HOSTILE);
        });

    assertThat(shell.run("attach")).isEqualTo(70);
    assertOneLineWithoutControls();
    assertThat(shell.with("KITE_DEBUG", "1").run("attach")).isEqualTo(70);
    assertThat(shell.err()).contains("    at ").contains("HostileErrorTest.java:");
    assertNoControls();
  }

  private void assertOneLineWithoutControls() {
    assertThat(shell.err().lines()).hasSize(1);
    assertNoControls();
  }

  private void assertNoControls() {
    assertThat(shell.err().chars().filter(Character::isISOControl).boxed())
        .isSubsetOf((int) '\n', (int) '\t');
  }
}
