package dev.kite.cli;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;

/**
 * A QR code of a text for a terminal: two rows of modules in each line, by half-block characters.
 */
final class Qr {
  /**
   * Modules of light around the code; the standard asks for 4 (ISO/IEC 18004 6.3.8), 2 are read
   * everywhere.
   */
  private static final int QUIET = 2;

  /** Black on white in the fixed part of the palette, so that no colour theme inverts it. */
  private static final String COLOURS = "\u001b[38;5;16;48;5;231m";

  private static final String RESET = "\u001b[0m";
  private static final String HALVES = " \u2584\u2580\u2588";

  private final ByteMatrix modules;

  private Qr(ByteMatrix modules) {
    this.modules = modules;
  }

  static Qr of(String text) {
    try {
      return new Qr(Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code: " + text.length(), e);
    }
  }

  /** Columns of the terminal it needs. */
  int width() {
    return modules.getWidth() + 2 * QUIET;
  }

  /** The code as lines, each with its own colours. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    for (int y = -QUIET; y < modules.getHeight() + QUIET; y += 2) {
      var line = new StringBuilder(COLOURS);
      for (int x = -QUIET; x < modules.getWidth() + QUIET; x++) {
        line.append(HALVES.charAt((dark(x, y) ? 2 : 0) + (dark(x, y + 1) ? 1 : 0)));
      }
      lines.add(line.append(RESET).toString());
    }
    return lines;
  }

  private boolean dark(int x, int y) {
    return x >= 0
        && y >= 0
        && x < modules.getWidth()
        && y < modules.getHeight()
        && modules.get(x, y) == 1;
  }
}
