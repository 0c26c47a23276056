package dev.kite.protocol;

import java.util.OptionalInt;
import java.util.Set;

/**
 * A standing route of live readings into a target: whose, which, and how long they are held there.
 *
 * @param from the target whose readings they are
 * @param streams at least one
 * @param latency ms, at most {@value #MOST_LATENCY}, that a reading is held to even out the
 *     network's jitter; absent when the receiving page finds it by itself
 */
public record TargetLink(String from, Set<SensorStream> streams, OptionalInt latency) {
  /** The longest that a reading may be held, in ms. */
  public static final int MOST_LATENCY = 250;

  public TargetLink {
    streams = Set.copyOf(streams);
  }

  static TargetLink decode(Members members) {
    return new TargetLink(
        members.target("from"),
        SensorStream.listed(members.text("streams")),
        members.optionalUpTo(MOST_LATENCY, "latency"));
  }

  void encode(JsonOut json) {
    json.text("from", from).text("streams", SensorStream.list(streams));
    latency.ifPresent(ms -> json.number("latency", ms));
  }
}
