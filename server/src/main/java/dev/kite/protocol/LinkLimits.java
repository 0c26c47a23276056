package dev.kite.protocol;

/**
 * What the relay tells its peers of its limits.
 *
 * @param frame the largest link frame in bytes
 */
public record LinkLimits(long frame) {
  static LinkLimits decode(Members members) {
    return new LinkLimits(members.number("frame"));
  }

  void encode(JsonOut json) {
    json.number("frame", frame);
  }
}
