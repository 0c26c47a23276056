package dev.kite.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Traces that tests look at. */
public final class TraceFiles {
  /** A second of motion at 50 Hz and a sensor class at 10 Hz, with a mark, a loss and a gap. */
  public static final String HEADER =
      "{\"kite\":\"sensor-trace\",\"v\":1,\"start\":\"2026-11-24T03:20:00.123Z\",\"label\":\"shake\","
          + "\"device\":{\"userAgent\":\"Mozilla/5.0\"},\"screen\":{\"angle\":90},"
          + "\"interval\":{\"raw\":20,\"unit\":\"ms\"},\"sign\":\"w3c\",\"streams\":[\"m\",\"g\"]}";

  private TraceFiles() {}

  public static Path write(Path file, String... lines) throws IOException {
    return Files.write(file, List.of(lines));
  }

  /** A whole trace of one second. */
  public static Path second(Path file) throws IOException {
    var text = new StringBuilder(HEADER).append('\n');
    int rows = 0;
    for (int i = 0; i <= 50; i++) {
      if (i == 20) {
        text.append("[\"k\",390,\"it begins\"]\n");
        rows++;
      }
      if (i > 30 && i < 36) {
        continue;
      }
      if (i == 36) {
        text.append("[\"d\",720,5]\n");
        rows++;
      }
      text.append(motion(i * 20));
      rows++;
      if (i % 5 == 0) {
        text.append("[\"g\",").append(i * 20).append(",\"Gyroscope\",[0.5,0,-0.5]]\n");
        rows++;
      }
    }
    text.append("{\"end\":{\"n\":").append(rows).append(",\"dur\":1000,\"dropped\":5}}\n");
    return Files.writeString(file, text);
  }

  /** A ramp of x, a triangle of y, a constant z, without rotation. */
  private static String motion(int time) {
    return String.format(
        Locale.ROOT,
        "[\"m\",%d,null,[%s,%s,9.81],[null,null,null],20]%n",
        time,
        time / 100.0,
        Math.abs(time - 500) / -50.0);
  }
}
