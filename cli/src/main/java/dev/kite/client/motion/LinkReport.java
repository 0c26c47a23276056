package dev.kite.client.motion;

import com.google.gson.JsonObject;
import dev.kite.client.BadMessageException;
import dev.kite.client.JsonLines;
import dev.kite.client.Members;
import dev.kite.client.PageClock;
import java.util.Locale;
import java.util.Optional;

/**
 * How a link goes, as of now; times in milliseconds.
 *
 * @param rate events fired in the last second, of all streams
 * @param fired since the link began, as the three behind it
 * @param dropped readings that never came, or came out of order
 * @param late fired after their moment
 * @param leaked real events that reached a listener of the fed page
 * @param delay for which readings are held to even out the network's jitter
 * @param latency from a reading's own time to its firing; empty while it cannot be told
 * @param why what the source says about readings that do not come, or what came of asking a page
 *     that is silent; empty when there is nothing to say. Remote text
 */
public record LinkReport(
    State state,
    double rate,
    long fired,
    long dropped,
    long late,
    long leaked,
    double delay,
    Optional<Latency> latency,
    String why) {

  /** What keeps the readings from coming, if anything does. */
  public enum State {
    RECEIVING("receiving"),
    WAITING("the source sends nothing"),
    SOURCE_AWAY("the source is away"),
    PAGE_AWAY("the page is away"),
    PAGE_SILENT("the page does not say how it goes"),
    RELAY_AWAY("the relay is away");

    private final String words;

    State(String words) {
      this.words = words;
    }

    /** The name in JSON. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Median and 95th percentile of the latest readings.
   *
   * @param uncertainty by which both may be wrong either way: the clocks of two pages are compared
   */
  public record Latency(double p50, double p95, double uncertainty) {}

  static LinkReport without(State state, String why) {
    return new LinkReport(state, 0, 0, 0, 0, 0, 0, Optional.empty(), why);
  }

  /** What the fed page answers, in the time of both pages' clocks as far as they are known. */
  static LinkReport from(
      JsonObject status, Optional<PageClock> source, Optional<PageClock> page, String why)
      throws BadMessageException {
    var members = new Members("Link.status", status);
    var transit = members.objectOrNull("transit", it -> new Members("transit", it));
    Optional<Latency> latency =
        transit != null && source.isPresent() && page.isPresent()
            ? Optional.of(latency(transit, source.get(), page.get()))
            : Optional.empty();
    return new LinkReport(
        members.text("state").equals("receiving") ? State.RECEIVING : State.WAITING,
        members.finite("rate", 0),
        members.whole("fired", 0),
        members.whole("dropped", 0),
        members.whole("late", 0),
        members.whole("leaked", 0),
        members.finite("delay", 0),
        latency,
        why);
  }

  private static Latency latency(Members transit, PageClock source, PageClock page)
      throws BadMessageException {
    double ahead = page.offset() - source.offset();
    return new Latency(
        transit.finite("p50", 0) - ahead,
        transit.finite("p95", 0) - ahead,
        source.uncertainty() + page.uncertainty());
  }

  /** One line for a person; remote text may be in it. */
  public String line() {
    if (state == State.RECEIVING) {
      return String.format(
          Locale.ROOT,
          "%3.0f/s  latency %s  %d dropped  %d late%s",
          rate,
          latency.map(it -> String.format(Locale.ROOT, "%.0f/%.0f ms", it.p50, it.p95)).orElse("-"),
          dropped,
          late,
          leaked > 0 ? "  " + leaked + " real events leaked" : "");
    }
    return state.words + (why.isEmpty() ? "" : ": " + why);
  }

  /** The same as one line of JSON for programs; docs/json.md says what the members mean. */
  public String toJson() {
    var json = new JsonObject();
    json.addProperty("state", state.wireName());
    json.addProperty("rate", rate);
    json.add("latency", latency.map(LinkReport::json).orElse(null));
    json.addProperty("delay", delay);
    json.addProperty("fired", fired);
    json.addProperty("dropped", dropped);
    json.addProperty("late", late);
    json.addProperty("leaked", leaked);
    json.addProperty("why", why);
    return JsonLines.of(json);
  }

  private static JsonObject json(Latency latency) {
    var json = new JsonObject();
    json.addProperty("p50", latency.p50);
    json.addProperty("p95", latency.p95);
    json.addProperty("uncertainty", latency.uncertainty);
    return json;
  }
}
