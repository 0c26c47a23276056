package dev.kite.trace.convert;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Mark;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Vector;
import dev.kite.protocol.ReadingJson;
import dev.kite.trace.TraceHeader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record as {@link SensorLogger} writes it on Android.
 *
 * @param members in the app's order: time, seconds_elapsed, then the values, z first
 */
record SensorLoggerRecord(String sensor, Map<String, String> members) {
  /** What the app says of a recording, as far as a trace knows it: whose signs it has. */
  static SensorLoggerRecord metadata(TraceHeader header) {
    var platforms = Map.of("w3c", "android", "ios", "ios");
    var members = new LinkedHashMap<String, String>();
    members.put("version", "3");
    members.put("platform", platforms.getOrDefault(header.sign(), "unknown"));
    members.put("standardisation", "false");
    return new SensorLoggerRecord(SensorLogger.METADATA, members);
  }

  /** The records that a row holds, none for a row that has no place in the format. */
  static List<SensorLoggerRecord> of(Reading row, Instant start, Losses losses) {
    var records = new ArrayList<SensorLoggerRecord>();
    if (row instanceof Motion it) {
      add(records, "Accelerometer", row, start, it.acceleration(), losses);
      add(records, "TotalAcceleration", row, start, it.accelerationIncludingGravity(), losses);
      add(records, "Gyroscope", row, start, Units.radians(it.rotationRate()), losses);
    } else if (row instanceof Orientation it) {
      var alpha = it.alpha();
      var beta = it.beta();
      var gamma = it.gamma();
      if (alpha == null || beta == null || gamma == null) {
        losses.add(row, "incomplete orientation row");
      } else {
        records.add(orientation(row.time(), start, new Attitude(alpha, beta, gamma)));
      }
    } else if (row instanceof Mark it) {
      var members = timed(row.time(), start);
      members.put("text", ReadingJson.wellFormed(it.text()));
      members.put("millisecond_press_duration", "0");
      records.add(new SensorLoggerRecord("Annotation", members));
    } else {
      losses.add(row);
    }
    return records;
  }

  private static void add(
      List<SensorLoggerRecord> records,
      String sensor,
      Reading row,
      Instant start,
      @Nullable Vector vector,
      Losses losses) {
    if (vector == null) {
      return;
    }
    var x = vector.x();
    var y = vector.y();
    var z = vector.z();
    if (x == null || y == null || z == null) {
      losses.add("incomplete group");
      return;
    }
    var members = timed(row.time(), start);
    members.put("z", Numbers.text(z));
    members.put("y", Numbers.text(y));
    members.put("x", Numbers.text(x));
    records.add(new SensorLoggerRecord(sensor, members));
  }

  private static SensorLoggerRecord orientation(double time, Instant start, Attitude attitude) {
    var q = attitude.quaternion();
    var android = attitude.ofAndroid();
    var members = timed(time, start);
    members.put("qz", Numbers.text(q.z()));
    members.put("qy", Numbers.text(q.y()));
    members.put("qx", Numbers.text(q.x()));
    members.put("qw", Numbers.text(q.w()));
    members.put("roll", Numbers.text(android.roll()));
    members.put("pitch", Numbers.text(android.pitch()));
    members.put("yaw", Numbers.text(android.azimuth()));
    return new SensorLoggerRecord("Orientation", members);
  }

  private static Map<String, String> timed(double time, Instant start) {
    var nanos =
        new BigDecimal(start.getEpochSecond())
            .movePointRight(9)
            .add(new BigDecimal(start.getNano()))
            .add(new BigDecimal(time).movePointRight(6))
            .setScale(0, RoundingMode.HALF_EVEN);
    var members = new LinkedHashMap<String, String>();
    members.put("time", nanos.toPlainString());
    members.put(
        "seconds_elapsed",
        new BigDecimal(Double.toString(time))
            .movePointLeft(3)
            .stripTrailingZeros()
            .toPlainString());
    return members;
  }
}
