package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.client.ConnectionListener;
import dev.kite.repl.ExitCode;
import dev.kite.repl.Repl;
import dev.kite.repl.TimeColumn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.TerminalBuilder;

/**
 * Uses what a prompt starts with and ends. The launcher runs it once in the background and keeps
 * the classes it loaded in an archive.
 */
final class WarmUp {
  private static final int COLUMNS = 80;

  private WarmUp() {}

  public static void main(String[] args) throws IOException {
    var folder = Files.createTempDirectory("kite");
    var keyFile = folder.resolve("kite/key");
    try {
      Main.run(surroundings(folder), "--local", "--port", "0");
    } finally {
      Files.deleteIfExists(keyFile);
      Files.deleteIfExists(keyFile.getParent());
      Files.delete(folder);
    }
    readOneLine();
  }

  private static Surroundings surroundings(Path configuration) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    return new Surroundings(
        InputStream.nullInputStream(),
        nowhere,
        nowhere,
        Map.of("XDG_CONFIG_HOME", configuration.toString()),
        Interrupts.ofProcess(new CompletableFuture<>()),
        new UnusedPrompt());
  }

  /** Connects and leaves. */
  private static final class UnusedPrompt implements Prompt {
    @Override
    public int columns() {
      return COLUMNS;
    }

    @Override
    public boolean isTyped() {
      return false;
    }

    @Override
    public ExitCode run(Repl.Connector connector, TimeColumn times) throws IOException {
      connector.connect(new ConnectionListener() {}).close();
      return ExitCode.OK;
    }
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
