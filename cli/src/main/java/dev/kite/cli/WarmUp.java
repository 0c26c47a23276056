package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.TerminalBuilder;

/**
 * Uses what a prompt starts with and ends. The launcher runs it once in the background and keeps
 * the classes it loaded in an archive.
 */
final class WarmUp {
  private WarmUp() {}

  public static void main(String[] args) throws IOException {
    Main.run("--help");
    readOneLine();
  }

  private static void readOneLine() throws IOException {
    // The pipe stays open while the line is read: a terminal whose input ends closes at once.
    try (var keyboard = new PipedOutputStream();
        var typed = new PipedInputStream(keyboard);
        var terminal =
            TerminalBuilder.builder()
                .system(false)
                .streams(typed, OutputStream.nullOutputStream())
                .type("xterm-256color")
                .build()) {
      keyboard.write("1 + 1\n".getBytes(UTF_8));
      keyboard.flush();
      LineReaderBuilder.builder().terminal(terminal).build().readLine("> ");
    }
  }
}
