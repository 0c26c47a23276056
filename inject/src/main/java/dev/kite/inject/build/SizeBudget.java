package dev.kite.inject.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** The number of bytes that the minified script may have after gzip. */
record SizeBudget(int gzipBytes) {

  /** Returns a line that states the size; throws when the script is over the budget. */
  String check(byte[] script) throws IOException {
    var size = gzip(script);
    var line =
        "kite.js: %,d bytes, %,d after gzip, budget %,d".formatted(script.length, size, gzipBytes);
    if (size > gzipBytes) {
      throw new BuildFailure(
          line + ": make the script smaller by " + (size - gzipBytes) + " bytes");
    }
    return line;
  }

  private static int gzip(byte[] bytes) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.size();
  }
}
