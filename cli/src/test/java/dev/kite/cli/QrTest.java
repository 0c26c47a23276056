package dev.kite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class QrTest {
  private static final String PAGE = "http://192.168.1.23:7331/j/kp_GXPEXQ16459GJT31ETEX";
  private static final int SCALE = 4;

  @Test
  void cameraReadsWhatTheTerminalShows() throws ReaderException {
    assertThat(read(Qr.of(PAGE).lines())).isEqualTo(PAGE);
  }

  @Test
  void everyLineBringsItsOwnColoursAndIsAsWideAsPromised() {
    var code = Qr.of(PAGE);

    assertThat(code.width()).isLessThanOrEqualTo(40);
    assertThat(code.lines())
        .allSatisfy(
            line -> {
              assertThat(line).startsWith("\u001b[38;5;16;48;5;231m").endsWith("\u001b[0m");
              assertThat(modules(line)).hasSize(code.width());
            });
  }

  private static String read(List<String> lines) throws ReaderException {
    int width = modules(lines.get(0)).length() * SCALE;
    int height = lines.size() * 2 * SCALE;
    var pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      var line = modules(lines.get(y / SCALE / 2));
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = dark(line.charAt(x / SCALE), y / SCALE % 2) ? 0 : 0xffffff;
      }
    }
    var image =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    try {
      return new QRCodeReader().decode(image).getText();
    } catch (NotFoundException e) {
      throw new AssertionError("no code found in\n" + String.join("\n", lines), e);
    }
  }

  private static boolean dark(char halves, int lower) {
    return halves == '\u2588' || halves == (lower == 1 ? '\u2584' : '\u2580');
  }

  private static String modules(String line) {
    return line.replaceAll("\u001b\\[[0-9;]*m", "");
  }
}
