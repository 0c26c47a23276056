package dev.kite.client.motion;

import com.google.gson.JsonObject;
import dev.kite.client.BadMessageException;
import dev.kite.client.JsonLines;
import dev.kite.client.Members;

/**
 * What a page says of a replay that has ended; all times in milliseconds.
 *
 * @param samples rows that were fired
 * @param skipped rows that are no events
 * @param lateness how long after its moment each row was fired
 * @param stalls how often the rows ran out and time stood still
 * @param leaked real events that reached a listener of the page
 * @param exceptions thrown by the page's listeners
 * @param hidden time in which the page was in the background
 * @param clock what woke the page up
 * @param ended {@code finished}, {@code stopped}, {@code console-gone}, {@code replaced}
 */
public record ReplayReport(
    long samples,
    long skipped,
    Lateness lateness,
    long stalls,
    double stalled,
    long leaked,
    long exceptions,
    double hidden,
    double duration,
    String clock,
    String ended) {

  /** Median, 99th percentile and worst. */
  public record Lateness(double p50, double p99, double max) {
    private static Lateness from(JsonObject json) throws BadMessageException {
      var members = new Members("lateness", json);
      return new Lateness(
          members.number("p50", 0), members.number("p99", 0), members.number("max", 0));
    }
  }

  static ReplayReport from(JsonObject json) throws BadMessageException {
    var members = new Members("report", json);
    var skipped = members.objectOrNull("skipped", ReplayReport::sum);
    return new ReplayReport(
        members.whole("samples", 0),
        skipped == null ? 0 : skipped,
        members.object("lateness", Lateness::from),
        members.whole("stalls", 0),
        members.number("stalledMs", 0),
        members.whole("leaked", 0),
        members.whole("exceptions", 0),
        members.number("hiddenMs", 0),
        members.number("durationMs", 0),
        members.textOr("clock", ""),
        members.textOr("ended", ""));
  }

  /** Of counts by tag. */
  private static long sum(JsonObject counts) throws BadMessageException {
    var members = new Members("skipped", counts);
    long sum = 0;
    for (var tag : counts.keySet()) {
      sum += members.whole(tag, 0);
    }
    return sum;
  }

  /** The report as one line of JSON, members as on the wire. */
  public String toJson() {
    var late = new JsonObject();
    late.addProperty("p50", lateness.p50());
    late.addProperty("p99", lateness.p99());
    late.addProperty("max", lateness.max());
    var json = new JsonObject();
    json.addProperty("samples", samples);
    json.addProperty("skipped", skipped);
    json.add("lateness", late);
    json.addProperty("stalls", stalls);
    json.addProperty("stalledMs", stalled);
    json.addProperty("leaked", leaked);
    json.addProperty("exceptions", exceptions);
    json.addProperty("hiddenMs", hidden);
    json.addProperty("durationMs", duration);
    json.addProperty("clock", clock);
    json.addProperty("ended", ended);
    return JsonLines.of(json);
  }
}
