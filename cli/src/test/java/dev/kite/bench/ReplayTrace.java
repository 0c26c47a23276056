package dev.kite.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** A trace of motion whose values are hard to carry, and what must come out of it in a page. */
final class ReplayTrace {
  /** Three groups of three, and the interval. */
  static final int VALUES = 10;

  private static final double[] ODD = {-0.0, 0.1, 1e-300, Double.MIN_VALUE, 9007199254740991.0};

  private final Path file;
  private final double[] due;
  private final double[] values;

  private ReplayTrace(Path file, double[] due, double[] values) {
    this.file = file;
    this.due = due;
    this.values = values;
  }

  static ReplayTrace write(Path folder, int rate, int seconds, RandomGenerator random)
      throws IOException {
    int samples = rate * seconds;
    var due = new double[samples];
    var values = new double[samples * VALUES];
    var text =
        new StringBuilder(
            "{\"kite\":\"sensor-trace\",\"v\":1,\"start\":\"2026-11-24T03:20:00.123Z\","
                + "\"streams\":[\"m\"]}\n");
    for (int i = 0; i < samples; i++) {
      due[i] = i * 1000.0 / rate;
      for (int j = 0; j < VALUES; j++) {
        values[i * VALUES + j] =
            random.nextInt(20) == 0 ? ODD[random.nextInt(ODD.length)] : random.nextGaussian() * 10;
      }
      text.append(row(due[i], Arrays.copyOfRange(values, i * VALUES, (i + 1) * VALUES)));
    }
    var file = Files.createTempFile(folder, "bench", ".kite.jsonl");
    return new ReplayTrace(Files.writeString(file, text), due, values);
  }

  private static String row(double due, double[] v) {
    return String.format(
        Locale.ROOT,
        "[\"m\",%s,[%s,%s,%s],[%s,%s,%s],[%s,%s,%s],%s]%n",
        due,
        v[0],
        v[1],
        v[2],
        v[3],
        v[4],
        v[5],
        v[6],
        v[7],
        v[8],
        v[9]);
  }

  Path file() {
    return file;
  }

  /** ms from the start, one each sample. */
  double[] due() {
    return due;
  }

  int samples() {
    return due.length;
  }

  /** Whether these are all values of all samples in their order, the same to the bit. */
  boolean isBitEqual(double[] received) {
    // Compares as Double.equals does: by bits, all NaN but for one being impossible here.
    return Arrays.equals(values, received);
  }
}
