package dev.kite.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A real pseudo-terminal with one command in it: tmux on a server of its own, typed into and read
 * like a person does.
 */
final class Terminal implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final Path socket;
  private final Path exitCode;

  private Terminal(Path socket, Path exitCode) {
    this.socket = socket;
    this.exitCode = exitCode;
  }

  /**
   * Starts {@code command} in a terminal of 110 columns and 45 lines with only {@code environment}
   * added to a plain one.
   */
  static Terminal start(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    var own = Files.createTempDirectory(folder, "tmux");
    var terminal = new Terminal(own.resolve("socket"), own.resolve("exit-code"));
    var line = new StringBuilder("exec env LANG=C.UTF-8 TERM=screen-256color");
    environment.forEach((name, value) -> line.append(' ').append(quoted(name + "=" + value)));
    command.forEach(word -> line.append(' ').append(quoted(word)));
    // remain-on-exit keeps the last screen readable after the command has ended.
    terminal.tmux(
        "new-session",
        "-d",
        "-x",
        "110",
        "-y",
        "45",
        // Ctrl-C reaches the shell as well, which has to live on to write the exit code.
        "sh -c "
            + quoted(
                "trap : INT; (" + line + "); echo $? >" + quoted(terminal.exitCode.toString())),
        ";",
        "set-option",
        "-g",
        "remain-on-exit",
        "on",
        ";",
        "set-option",
        "-g",
        "history-limit",
        "20000");
    return terminal;
  }

  void type(String text) throws IOException {
    tmux("send-keys", "-l", text);
  }

  void enter(String text) throws IOException {
    type(text);
    press("Enter");
  }

  /** Presses a key by tmux's name for it: {@code Enter}, {@code C-d}, {@code Up}. */
  void press(String key) throws IOException {
    tmux("send-keys", key);
  }

  /** Everything written so far, scrolled-off lines included, wrapped lines joined. */
  String screen() throws IOException {
    return tmux("capture-pane", "-p", "-J", "-S", "-");
  }

  /** What the window shows now, without what has scrolled off. */
  String window() throws IOException {
    return tmux("capture-pane", "-p");
  }

  /** Gives the window another size, as dragging its corner does. */
  void resize(int columns, int rows) throws IOException {
    tmux("resize-window", "-x", Integer.toString(columns), "-y", Integer.toString(rows));
  }

  String await(String text) {
    return await("'" + text + "' on the screen", screen -> screen.contains(text));
  }

  Matcher await(Pattern pattern) {
    var screen = await("/" + pattern + "/ on the screen", text -> pattern.matcher(text).find());
    var matcher = pattern.matcher(screen);
    if (!matcher.find()) {
      throw new AssertionError(pattern + " was on the screen a moment ago");
    }
    return matcher;
  }

  String await(String what, Predicate<String> condition) {
    var last = new String[] {""};
    try {
      Awaitility.await()
          .atMost(DEADLINE)
          .pollInterval(Duration.ofMillis(50))
          .until(
              () -> {
                last[0] = screen();
                return condition.test(last[0]);
              });
      return last[0];
    } catch (ConditionTimeoutException late) {
      throw new AssertionError("waited for " + what + "; the screen shows:\n" + last[0], late);
    }
  }

  /** The command's exit code, waited for. */
  int awaitExit() {
    Awaitility.await()
        .atMost(DEADLINE)
        .until(() -> Files.exists(exitCode) && Files.size(exitCode) > 1);
    try {
      return Integer.parseInt(Files.readString(exitCode).trim());
    } catch (IOException e) {
      throw new AssertionError("exit code of the terminal's command", e);
    }
  }

  @Override
  public void close() throws IOException {
    tmux("kill-server");
  }

  private String tmux(String... words) throws IOException {
    var command = new ArrayList<>(List.of("tmux", "-S", socket.toString(), "-f", "/dev/null"));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + ": " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while tmux was running", e);
    }
    return output;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
