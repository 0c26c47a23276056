package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.client.motion.Recorder;
import dev.kite.repl.PlainText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

/**
 * Marks typed while a recording runs: each line is one, an empty one is numbered. Only where a
 * person types, since a pipe's lines belong to whoever comes next in a script.
 */
final class KeyboardMarks {
  private final Surroundings surroundings;
  private final Recorder recorder;

  KeyboardMarks(Surroundings surroundings, Recorder recorder) {
    this.surroundings = surroundings;
    this.recorder = recorder;
  }

  /** Reads on a thread of its own, which ends with the process. */
  void start() {
    var thread = new Thread(this::read, "kite-marks");
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    var in = new BufferedReader(new InputStreamReader(surroundings.in(), UTF_8));
    try {
      int marks = 0;
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var text = line.isBlank() ? "mark " + ++marks : line.strip();
        if (recorder.mark(text)) {
          surroundings.err().println("Marked: " + PlainText.line(text));
        }
      }
    } catch (IOException e) {
      surroundings.err().println("kite: the keyboard cannot be read; no more marks are taken.");
    }
  }
}
