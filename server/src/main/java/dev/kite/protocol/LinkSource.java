package dev.kite.protocol;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a page is told of the target that feeds it.
 *
 * @param from the target whose readings come
 * @param epoch the load of it: with another one its clock and its sample numbers begin anew
 * @param latency as in {@link TargetLink}
 */
public record LinkSource(String from, String epoch, OptionalInt latency) {
  /** Empty for an object without members: nobody feeds the page. */
  static Optional<LinkSource> decode(Members members) {
    return members
        .optionalTarget("from")
        .map(
            from ->
                new LinkSource(
                    from,
                    members.hexDigits("epoch"),
                    members.optionalUpTo(TargetLink.MOST_LATENCY, "latency")));
  }

  void encode(JsonOut json) {
    json.text("from", from).text("epoch", epoch);
    latency.ifPresent(ms -> json.number("latency", ms));
  }
}
