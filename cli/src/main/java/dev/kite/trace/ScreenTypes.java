package dev.kite.trace;

import java.util.List;

/** The names of {@code screen.orientation.type} by angle (Screen Orientation, values table). */
final class ScreenTypes {
  private static final List<String> PORTRAIT =
      List.of("portrait-primary", "landscape-primary", "portrait-secondary", "landscape-secondary");
  private static final List<String> LANDSCAPE =
      List.of("landscape-primary", "portrait-primary", "landscape-secondary", "portrait-secondary");

  private ScreenTypes() {}

  /** The type at another angle of the device that has {@code type} at {@code angle}. */
  static String turned(String type, double angle, int wanted) {
    int quarter = (int) Math.floorMod(Math.round(angle / 90), 4L);
    for (var device : List.of(PORTRAIT, LANDSCAPE)) {
      if (device.get(quarter).equals(type)) {
        return device.get(wanted / 90);
      }
    }
    return type;
  }
}
