package dev.kite.client.motion;

import com.google.gson.JsonObject;
import dev.kite.client.BadMessageException;
import dev.kite.client.JsonLines;
import dev.kite.client.Members;
import dev.kite.client.Target;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a page says of a replay that has ended; all times in milliseconds.
 *
 * @param samples rows that were fired
 * @param fired the same by tag; empty when the page does not tell
 * @param skipped rows that are no events, or none that this page can fire, by tag; {@link #UNTOLD}
 *     where the page does not tell
 * @param left rows whose time never came, because the replay was moved or ended
 * @param lateness how long after its moment each row was fired
 * @param stalls how often the rows ran out and time stood still
 * @param leaked real events that reached a listener of the page
 * @param exceptions thrown by the page's listeners
 * @param hidden time in which the page was in the background
 * @param paused time that stood still on purpose
 * @param duration from the first moment to the end, standstills included
 * @param clock what woke the page up
 * @param ended {@code finished}, {@code stopped}, {@code console-gone}, {@code replaced}, {@code
 *     failed}
 */
public record ReplayReport(
    long samples,
    Map<String, Long> fired,
    Map<String, Long> skipped,
    long left,
    Lateness lateness,
    long stalls,
    double stalled,
    long leaked,
    long exceptions,
    double hidden,
    double paused,
    double duration,
    String clock,
    String ended) {
  /** The tag of rows of which the page told no tag. */
  public static final String UNTOLD = "?";

  /** Median, 95th and 99th percentile, and worst. */
  public record Lateness(double p50, double p95, double p99, double max) {
    private static Lateness from(JsonObject json) throws BadMessageException {
      var members = new Members("lateness", json);
      double max = members.finite("max", 0);
      double p99 = members.finite("p99", max);
      return new Lateness(members.finite("p50", 0), members.finite("p95", p99), p99, max);
    }
  }

  static ReplayReport from(JsonObject json) throws BadMessageException {
    var members = new Members("report", json);
    return new ReplayReport(
        members.whole("samples", 0),
        counts(json, "fired"),
        counts(json, "skipped"),
        members.whole("left", 0),
        members.object("lateness", Lateness::from),
        members.whole("stalls", 0),
        members.finite("stalledMs", 0),
        members.whole("leaked", 0),
        members.whole("exceptions", 0),
        members.finite("hiddenMs", 0),
        members.finite("pausedMs", 0),
        members.finite("durationMs", 0),
        members.textOr("clock", ""),
        members.textOr("ended", ""));
  }

  /** By tag, or one number for all. */
  private static Map<String, Long> counts(JsonObject report, String name)
      throws BadMessageException {
    var counts = new TreeMap<String, Long>();
    if (report.get(name) instanceof JsonObject byTag) {
      var members = new Members(name, byTag);
      for (var tag : byTag.keySet()) {
        counts.put(tag, members.whole(tag, 0));
      }
    } else {
      counts.put(UNTOLD, new Members("report", report).whole(name, 0));
    }
    counts.values().removeIf(count -> count == 0);
    return Map.copyOf(counts);
  }

  /** The same with rows that were never sent to the page. */
  ReplayReport withUnsent(Map<String, Long> unsent) {
    var all = new TreeMap<>(skipped);
    unsent.forEach((tag, count) -> all.merge(tag, count, Long::sum));
    return new ReplayReport(
        samples,
        fired,
        Map.copyOf(all),
        left,
        lateness,
        stalls,
        stalled,
        leaked,
        exceptions,
        hidden,
        paused,
        duration,
        clock,
        ended);
  }

  /** The report of that page as one line of JSON (docs/json.md). */
  public String toJson(Target page) {
    var json = new JsonObject();
    json.addProperty("target", page.id());
    json.addProperty("title", page.title());
    json.addProperty("samples", samples);
    json.add("fired", json(fired));
    json.add("skipped", json(skipped));
    json.addProperty("left", left);
    json.add("lateness", latenessJson());
    json.addProperty("stalls", stalls);
    json.addProperty("stalledMs", stalled);
    json.addProperty("leaked", leaked);
    json.addProperty("exceptions", exceptions);
    json.addProperty("hiddenMs", hidden);
    json.addProperty("pausedMs", paused);
    json.addProperty("durationMs", duration);
    json.addProperty("clock", clock);
    json.addProperty("ended", ended);
    return JsonLines.of(json);
  }

  private JsonObject latenessJson() {
    var json = new JsonObject();
    json.addProperty("p50", lateness.p50());
    json.addProperty("p95", lateness.p95());
    json.addProperty("p99", lateness.p99());
    json.addProperty("max", lateness.max());
    return json;
  }

  private static JsonObject json(Map<String, Long> counts) {
    var json = new JsonObject();
    new TreeMap<>(counts).forEach(json::addProperty);
    return json;
  }
}
