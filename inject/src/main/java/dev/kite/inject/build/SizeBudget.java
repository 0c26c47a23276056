package dev.kite.inject.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** The number of bytes that the minified script may have after gzip. */
record SizeBudget(int gzipBytes) {

  /** Returns a line that states the script's size; throws when the script is over the budget. */
  String check(String name, byte[] script) throws IOException {
    int size = gzip(script);
    var line =
        "%s: %,d bytes, %,d after gzip, budget %,d".formatted(name, script.length, size, gzipBytes);
    int over = size - gzipBytes;
    if (over > 0) {
      throw new BuildFailure(line + ": make the script smaller by " + over + " bytes");
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
