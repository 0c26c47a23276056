package dev.kite.journey;

import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page with shake.js in it at several settings, a motion for it, and what it has to say of it.
 */
final class ShakeJs {
  /** The library's own settings are the first; the last never fires. */
  private static final List<ShakeModel> MODELS =
      List.of(
          new ShakeModel(15, 1000),
          new ShakeModel(15, 350),
          new ShakeModel(8, 1000),
          new ShakeModel(30, 350),
          new ShakeModel(90, 350));

  private static final List<Integer> SHAKES = List.of(1500, 2150, 3600, 4250, 5700);
  private static final double SHAKE = 100;
  private static final double DURATION = 6000;
  private static final int SILENT = 200;
  private static final double INTERVAL = 16;

  /** Leaves in {@code fired} an array for each setting, of the samples that fired. */
  static final String PAGE =
      """
      <script src="/npm/shake.js/shake.js"></script>
      <script>
        var sample = -1;
        window.addEventListener('devicemotion', function () { sample++; });
        var shakes = %s.map(function (options) { return new Shake(options); });
        var fired = shakes.map(function (shake) { shake.start(); return []; });
        window.addEventListener('shake', function (event) {
          fired[shakes.findIndex(function (s) { return s.event === event; })].push(sample);
        });
      </script>
      """
          .formatted(options());

  private ShakeJs() {}

  /** The samples at which each of the settings fires, counted from 0. */
  static List<List<Integer>> firings(List<Motion> motion) {
    return MODELS.stream().map(model -> model.firings(motion)).toList();
  }

  /** Six seconds of a trembling hand, five shakes in it, and a sensor that is silent once. */
  static List<Motion> motion(long seed) {
    var random = new SeededMotion(seed);
    var rows = new ArrayList<Motion>();
    for (int i = 0; i * SeededMotion.STEP < DURATION; i++) {
      double time = i * SeededMotion.STEP;
      var gravity =
          i == SILENT ? new Vector(null, null, null) : random.vector(isShaken(time) ? 40 : 3);
      rows.add(new Motion(time, null, gravity, null, INTERVAL));
    }
    return rows;
  }

  private static boolean isShaken(double time) {
    return SHAKES.stream().anyMatch(start -> time >= start && time < start + SHAKE);
  }

  private static String options() {
    return MODELS.stream()
        .map(it -> "{threshold: %s, timeout: %s}".formatted(it.threshold(), it.timeout()))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
