package dev.kite.trace;

import dev.kite.protocol.ReadingJson;

/**
 * What the last line of a whole trace says: how many rows there are, the time of the last one in
 * milliseconds, and how many samples were lost while recording.
 */
public record TraceEnd(long rows, double duration, long dropped) {

  static TraceEnd from(TraceLine line) throws TraceFormatException {
    var end = new TraceMembers(line).members("end");
    return new TraceEnd(
        end.count("n"), end.number("dur"), end.has("dropped") ? end.count("dropped") : 0);
  }

  void appendTo(StringBuilder out) {
    out.append("{\"end\":{\"n\":").append(rows).append(",\"dur\":");
    ReadingJson.appendNumber(duration, out);
    out.append(",\"dropped\":").append(dropped).append("}}");
  }
}
