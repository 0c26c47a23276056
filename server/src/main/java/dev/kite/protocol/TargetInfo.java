package dev.kite.protocol;

import java.util.Optional;

/**
 * A target as consoles are told of it.
 *
 * @param connected false while it is away for a moment and not yet given up
 * @param joined when it came, by the relay's clock, ms since 1970
 * @param link what feeds it, if it is fed
 */
public record TargetInfo(
    String target,
    String epoch,
    String url,
    String title,
    String userAgent,
    EvalMode evalMode,
    SensorAccess sensors,
    boolean hidden,
    boolean connected,
    long joined,
    Optional<TargetLink> link) {
  /** A target that nothing feeds. */
  public TargetInfo(
      String target,
      String epoch,
      String url,
      String title,
      String userAgent,
      EvalMode evalMode,
      SensorAccess sensors,
      boolean hidden,
      boolean connected,
      long joined) {
    this(
        target,
        epoch,
        url,
        title,
        userAgent,
        evalMode,
        sensors,
        hidden,
        connected,
        joined,
        Optional.empty());
  }

  /** What {@code hello} says of a connected page, under the id the relay gave it. */
  public static TargetInfo of(String target, PageHello hello, long joined) {
    return new TargetInfo(
        target,
        hello.epoch(),
        hello.url(),
        hello.title(),
        hello.userAgent(),
        hello.evalMode(),
        hello.sensors(),
        hello.hidden(),
        true,
        joined);
  }

  /** The same target while it is away. */
  public TargetInfo away() {
    return connected(false);
  }

  /** The same target when it is there. */
  public TargetInfo present() {
    return connected(true);
  }

  /** The same target with what feeds it now. */
  public TargetInfo linked(Optional<TargetLink> now) {
    return new TargetInfo(
        target, epoch, url, title, userAgent, evalMode, sensors, hidden, connected, joined, now);
  }

  private TargetInfo connected(boolean now) {
    return new TargetInfo(
        target, epoch, url, title, userAgent, evalMode, sensors, hidden, now, joined, link);
  }

  static TargetInfo decode(Members members) {
    return new TargetInfo(
        members.target("target"),
        members.hexDigits("epoch"),
        members.text("url"),
        members.text("title"),
        members.text("userAgent"),
        EvalMode.of(members, "evalMode"),
        SensorAccess.of(members, "sensors"),
        members.flag("hidden"),
        members.flag("connected"),
        members.number("joined"),
        members.has("link")
            ? Optional.of(TargetLink.decode(members.object("link")))
            : Optional.empty());
  }

  void encode(JsonOut json) {
    json.text("target", target)
        .text("epoch", epoch)
        .text("url", url)
        .text("title", title)
        .text("userAgent", userAgent)
        .text("evalMode", evalMode.wireName())
        .text("sensors", sensors.wireName())
        .flag("hidden", hidden)
        .flag("connected", connected)
        .number("joined", joined);
    link.ifPresent(it -> json.object("link", it::encode));
  }
}
