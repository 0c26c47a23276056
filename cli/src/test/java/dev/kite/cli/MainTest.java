package dev.kite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @TempDir private Path home;
  private Shell shell;

  @BeforeEach
  void openShell() {
    shell = new Shell(home);
  }

  @Test
  void versionIsTheOneOfTheBuild() {
    assertThat(shell.run("--version")).isZero();
    assertThat(shell.out()).matches("kite \\d+\\.\\d+\\.\\d+\\R");
  }

  @Test
  void helpListsTheCommands() {
    assertThat(shell.run("--help")).isZero();
    assertThat(shell.out())
        .contains("Usage: kite")
        .contains("serve", "attach", "targets", "tail", "eval", "record", "replay", "key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "attach",
        "targets",
        "tail",
        "eval",
        "record",
        "replay",
        "symbolicate",
        "key",
        "key show",
        "key rotate"
      })
  void helpOfEachCommandHasAnExample(String command) {
    assertThat(shell.run((command + " --help").split(" "))).isZero();
    assertThat(shell.out()).startsWith("Usage: kite " + command).contains("Example:\n  kite ");
  }

  @Test
  void unknownCommandIsOneLineWithTheNearestOne() {
    assertThat(shell.run("tial")).isEqualTo(2);
    assertThat(shell.err())
        .isEqualToNormalizingNewlines("kite: there is no command tial. Did you mean kite tail?\n");
  }

  @Test
  void unknownCommandThatResemblesNoneSaysWhereHelpIs() {
    assertThat(shell.run("xyzzy")).isEqualTo(2);
    assertThat(shell.err())
        .isEqualToNormalizingNewlines("kite: there is no command xyzzy. Try: kite --help\n");
  }

  @Test
  void wordTooManyIsNamed() {
    assertThat(shell.run("targets", "extra")).isEqualTo(2);
    assertThat(shell.err())
        .isEqualToNormalizingNewlines(
            "kite: kite targets takes no word more: extra. Try: kite targets --help\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eval",
        "eval --timeout 5 1+1",
        "eval --timeout 9999999h 1+1",
        "record x.jsonl --streams m,x",
        "replay x.jsonl --speed fast",
        "replay x.jsonl --speed 0",
        "tail --last -1",
        "tail --nonsense",
        "key",
        "key show --page --viewer",
        "targets --relay ht!tp://x"
      })
  void wrongUseIsExitCodeTwo(String line) {
    assertThat(shell.run(line.split(" "))).isEqualTo(2);
    assertThat(shell.err()).startsWith("kite: ").doesNotContain("Exception");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void whatIsNoNumberIsCalledThat() {
    assertThat(shell.run("--port", "x")).isEqualTo(2);
    assertThat(shell.run("replay", "x.jsonl", "--speed", "fast")).isEqualTo(2);
    assertThat(shell.err())
        .contains("kite: Invalid value for option '--port': 'x' is no number\n")
        .contains("kite: Invalid value for option '--speed': 'fast' is no number\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"targets", "tail", "eval 1+1", "record x.jsonl", "attach"})
  void relayThatIsNotThereIsExitCodeFive(String line) throws Exception {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    shell.with("KITE_RELAY", "http://127.0.0.1:" + free);

    assertThat(shell.run(line.split(" "))).isEqualTo(5);
    assertThat(shell.err().lines())
        .containsExactly(
            "kite: No relay answers at http://127.0.0.1:"
                + free
                + ". Start one with kite serve, or name another with --relay.");
  }

  @Test
  void keyDoesNotTravelInTheClear() {
    assertThat(shell.run("targets", "--relay", "http://192.0.2.1:7331")).isEqualTo(5);
    assertThat(shell.err()).contains("--insecure");
  }

  @Test
  void pageKeyAloneGoesToStandardOutput() {
    assertThat(shell.run("key", "show", "--page")).isZero();
    assertThat(shell.out()).matches("kp_[0-9A-HJKMNP-TV-Z]{20}\\R");
    assertThat(home.resolve(".config/kite/key")).exists();
  }

  @Test
  void viewerKeyComesFromTheFileThatIsNamed() throws Exception {
    var file = home.resolve("other.key");
    Files.writeString(file, "kc_0123456789ABCDEFGHJKMNPQRS\n");
    shell.with("KITE_KEY_FILE", file.toString());

    assertThat(shell.run("key", "show", "--viewer")).isZero();
    assertThat(shell.out()).isEqualTo("kv_BJ9CRAZ91RCPM707VTZM2QH5KQ\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"key show", "key show --page", "targets", "--port 0"})
  void keyFileThatIsNamedAndMissingIsNotMade(String line) {
    var file = home.resolve("mistyped.key");
    shell.with("KITE_KEY_FILE", file.toString());

    assertThat(shell.run(line.split(" "))).isEqualTo(2);
    assertThat(shell.err())
        .isEqualTo(
            "kite: The key file %1$s is not there. Name another, or make it with kite key rotate --key-file %1$s.\n"
                .formatted(file));
    assertThat(file).doesNotExist();
  }

  @Test
  void rotatingMakesTheKeyFileThatIsNamed() {
    var file = home.resolve("new folder/my.key").toString();

    assertThat(shell.run("key", "rotate", "--key-file", file)).isZero();
    assertThat(shell.run("key", "show", "--key-file", file)).isZero();
    assertThat(shell.out()).contains("key file     " + file + "  (control key: secret)");
  }

  @Test
  void configurationFolderOfTheSystemIsUsed() {
    shell.with("XDG_CONFIG_HOME", home.resolve("xdg").toString());

    shell.run("key", "show");

    assertThat(home.resolve("xdg/kite/key")).exists();
  }

  @Test
  void controlKeyIsNeverPrinted() {
    shell.run("key", "show");
    shell.run("key", "rotate");
    shell.run("key", "show", "--viewer");

    assertThat(shell.out()).doesNotContain("kc_");
    assertThat(shell.err()).isEmpty();
  }
}
