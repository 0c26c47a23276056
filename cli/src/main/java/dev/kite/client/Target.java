package dev.kite.client;

import dev.kite.protocol.EvalMode;
import dev.kite.protocol.SensorAccess;
import dev.kite.protocol.TargetInfo;
import dev.kite.protocol.TargetLink;
import java.util.Collection;
import java.util.Optional;

/**
 * A page running the script, as this console knows it.
 *
 * @param number for humans: 1, 2, 3 ... in order of joining, kept as long as this connection lives
 * @param id given by the relay, kept over reloads
 * @param epoch the present load of the page
 * @param hidden whether its tab is in the background
 * @param connected false while it is away and may come back
 * @param joined ms since 1970 on the relay's clock
 * @param link what feeds it, if another target does
 */
public record Target(
    int number,
    String id,
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
  public Target(
      int number,
      String id,
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
        number,
        id,
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

  static Target of(int number, TargetInfo info) {
    return new Target(
        number,
        info.target(),
        info.epoch(),
        info.url(),
        info.title(),
        info.userAgent(),
        info.evalMode(),
        info.sensors(),
        info.hidden(),
        info.connected(),
        info.joined(),
        info.link());
  }

  /** The target that feeds it, if it is among {@code all}. */
  public Optional<Target> source(Collection<Target> all) {
    return link.flatMap(
        it -> all.stream().filter(target -> target.id().equals(it.from())).findFirst());
  }

  /** The title, else the URL, else the id: what to call it in a list. All remote text. */
  public String label() {
    if (!title.isBlank()) {
      return title;
    }
    return url.isBlank() ? id : url;
  }
}
