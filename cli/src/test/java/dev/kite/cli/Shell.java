package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.client.ConnectionListener;
import dev.kite.client.RelayConnection;
import dev.kite.repl.ExitCode;
import dev.kite.repl.Repl;
import dev.kite.repl.TimeColumn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Runs commands in this process as a shell would: its own streams, variables and Ctrl-C. */
final class Shell {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> variables = new HashMap<>();
  private final List<Runnable> interrupts = new CopyOnWriteArrayList<>();
  private Prompt prompt = new FakePrompt(connection -> {}, false);
  private InputStream in = InputStream.nullInputStream();

  /** {@code home} takes the place of the user's. */
  Shell(Path home) {
    variables.put("HOME", home.toString());
  }

  Shell with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  Shell typing(String text) {
    in = new ByteArrayInputStream(text.getBytes(UTF_8));
    return this;
  }

  /** The same by hand: standard input is a keyboard. */
  Shell typingByHand(InputStream keyboard) {
    in = keyboard;
    prompt = new FakePrompt(connection -> {}, true);
    return this;
  }

  /** Does what a user would at the prompt. */
  Shell prompting(Consumer<RelayConnection> user) {
    prompt = new FakePrompt(user, false);
    return this;
  }

  /** Runs a command to its end and returns its exit code. */
  int run(String... args) {
    return Main.run(surroundings(), args);
  }

  /** Runs a command beside the test; {@link #interrupt} ends it. */
  CompletableFuture<Integer> start(String... args) {
    return CompletableFuture.supplyAsync(
        () -> run(args), task -> new Thread(task, "shell").start());
  }

  /** What Ctrl-C does. */
  void interrupt() {
    interrupts.forEach(Runnable::run);
  }

  boolean awaitsInterrupt() {
    return !interrupts.isEmpty();
  }

  String out() {
    return out.toString(UTF_8);
  }

  String err() {
    return err.toString(UTF_8);
  }

  Surroundings surroundings() {
    return new Surroundings(
        in,
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        variables,
        task -> {
          interrupts.add(task);
          return () -> interrupts.remove(task);
        },
        prompt);
  }

  /** A terminal of 80 columns without a keyboard. */
  private record FakePrompt(Consumer<RelayConnection> user, boolean typed) implements Prompt {
    @Override
    public int columns() {
      return 80;
    }

    @Override
    public boolean isTyped() {
      return typed;
    }

    @Override
    public ExitCode run(Repl.Connector connector, TimeColumn times) throws IOException {
      try (var connection = connector.connect(new ConnectionListener() {})) {
        user.accept(connection);
        return ExitCode.OK;
      }
    }
  }
}
