package dev.kite.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trace files in which each reading carries its own number. */
final class Traces {
  private Traces() {}

  /** {@code samples} of motion, one each {@code step} ms; number i has gravity x = i. */
  static Path write(Path folder, int samples, int step) throws IOException {
    var text =
        new StringBuilder(
            """
            {"kite":"sensor-trace","v":1,"start":"2026-11-24T03:20:00.123Z","streams":["m"]}
            """);
    for (int i = 0; i < samples; i++) {
      text.append("[\"m\",%d,null,[%d,-0.5,9.5],null,16]\n".formatted(i * step, i));
    }
    return Files.writeString(folder.resolve("numbered.kite.jsonl"), text);
  }
}
