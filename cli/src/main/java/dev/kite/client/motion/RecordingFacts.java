package dev.kite.client.motion;

import com.google.gson.JsonObject;
import dev.kite.client.BadMessageException;
import dev.kite.client.Members;
import dev.kite.trace.TraceHeader;
import dev.kite.trace.TraceHeader.Interval;
import java.time.Instant;

/**
 * What a page says of itself when a recording begins, as the header of the trace. A number that no
 * double holds (1e999 is valid JSON) could not be read back, and counts as not told.
 */
record RecordingFacts(TraceHeader header) {

  static RecordingFacts from(JsonObject json) throws BadMessageException {
    var members = new Members("facts", json);
    var device = new JsonObject();
    device.addProperty("userAgent", members.textOr("userAgent", ""));
    device.addProperty("platform", members.textOr("platform", ""));
    var header =
        new TraceHeader()
            .withStart(Instant.ofEpochMilli((long) members.number("startTime", 0)))
            .withDevice(device)
            .withSign(members.textOr("sign", "unknown"));
    double angle = members.number("angle", 0);
    header = Double.isFinite(angle) ? header.withScreenAngle(angle) : header;
    var interval = members.objectOrNull("interval", RecordingFacts::interval);
    return new RecordingFacts(
        interval != null && Double.isFinite(interval.raw())
            ? header.withInterval(interval)
            : header);
  }

  private static Interval interval(JsonObject json) throws BadMessageException {
    var members = new Members("facts.interval", json);
    return new Interval(members.number("raw", 0), members.textOr("unit", "ms"));
  }
}
