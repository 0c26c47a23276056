package dev.kite.client.motion;

import com.google.gson.JsonArray;

/**
 * How a device lies that somebody tilts from a keyboard, and the readings its sensors would give.
 *
 * <p>Angles and axes as in DeviceOrientation 4.1 and DeviceMotion: the device is turned by beta
 * about its x axis, then by gamma about its y axis; at rest its acceleration including gravity
 * points up, so flat on a table z is +9.81.
 *
 * @param beta degrees, from -180 to less than 180
 * @param gamma degrees, from -90 to less than 90
 */
public record Tilt(double beta, double gamma) {
  /** Face up on a table. */
  public static final Tilt FLAT = new Tilt(0, 0);

  private static final double GRAVITY = 9.80665;
  private static final double STEP_MILLIS = 1000.0 / 60;

  /** What Chrome says of sixty readings a second. */
  private static final int INTERVAL = 16;

  private static final int TURN_STEPS = 3;
  private static final int SHAKE_STEPS = 36;

  /** A hand's strong shake: swings a second, and the greatest acceleration along x, y, z. */
  private static final double SWINGS = 6;

  private static final double[] REACH = {35, 28, 8};

  /** The largest gamma there is: one tenth of a degree short of where beta would jump. */
  private static final double STEEPEST = 89.9;

  private static final double[] REST = {0, 0, 0};

  /** Turned by so many degrees more; beta goes round, gamma ends where it would turn over. */
  public Tilt turned(double moreBeta, double moreGamma) {
    double round = (((beta + moreBeta + 180) % 360) + 360) % 360 - 180;
    return new Tilt(round, Math.max(-90, Math.min(STEEPEST, gamma + moreGamma)));
  }

  /** Acceleration including gravity of a device at rest, in m/s^2. */
  public double[] gravity() {
    double b = Math.toRadians(beta);
    double g = Math.toRadians(gamma);
    return new double[] {
      -GRAVITY * Math.cos(b) * Math.sin(g),
      GRAVITY * Math.sin(b),
      GRAVITY * Math.cos(b) * Math.cos(g)
    };
  }

  /** Rows of a device that is turned to lie so, within a twentieth of a second. */
  public JsonArray turning(Tilt to) {
    double wayBeta = FLAT.turned(to.beta - beta, 0).beta;
    double wayGamma = to.gamma - gamma;
    var rows = new JsonArray();
    for (int step = 1; step <= TURN_STEPS; step++) {
      double share = (double) step / TURN_STEPS;
      var between = step == TURN_STEPS ? to : turned(wayBeta * share, wayGamma * share);
      between.add(rows, step, REST, between.rotation(wayBeta, wayGamma));
    }
    to.add(rows, TURN_STEPS + 1, REST, REST);
    return rows;
  }

  /** Rows of a device that is shaken for 600 ms where it lies. */
  public JsonArray shaking() {
    var rows = new JsonArray();
    for (int step = 0; step < SHAKE_STEPS; step++) {
      double swing = Math.sin(2 * Math.PI * SWINGS * step * STEP_MILLIS / 1000);
      double strength = Math.sin(Math.PI * step / SHAKE_STEPS);
      var acceleration = new double[REACH.length];
      for (int axis = 0; axis < REACH.length; axis++) {
        acceleration[axis] = REACH[axis] * swing * strength;
      }
      add(rows, step, acceleration, REST);
    }
    add(rows, SHAKE_STEPS, REST, REST);
    return rows;
  }

  /** Degrees a second about the device's own axes. */
  private double[] rotation(double wayBeta, double wayGamma) {
    double seconds = TURN_STEPS * STEP_MILLIS / 1000;
    double g = Math.toRadians(gamma);
    return new double[] {
      wayBeta / seconds * Math.cos(g), wayGamma / seconds, wayBeta / seconds * Math.sin(g)
    };
  }

  private void add(JsonArray rows, int step, double[] acceleration, double[] rotation) {
    var gravity = gravity();
    var withGravity = new double[gravity.length];
    for (int axis = 0; axis < gravity.length; axis++) {
      withGravity[axis] = gravity[axis] + acceleration[axis];
    }
    var motion = row("m", step);
    motion.add(group(acceleration));
    motion.add(group(withGravity));
    motion.add(group(rotation));
    motion.add(INTERVAL);
    rows.add(motion);
    var orientation = row("o", step);
    orientation.add(0);
    orientation.add(beta);
    orientation.add(gamma);
    orientation.add(false);
    rows.add(orientation);
  }

  private static JsonArray row(String tag, int step) {
    var row = new JsonArray();
    row.add(tag);
    row.add(step * STEP_MILLIS);
    return row;
  }

  private static JsonArray group(double[] values) {
    var group = new JsonArray();
    for (double value : values) {
      group.add(value);
    }
    return group;
  }
}
