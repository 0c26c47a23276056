package dev.kite.trace.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.stream.Collectors;

/** How exactly a replay was timed: the line of JSON that {@code kite replay --json} prints. */
final class ReplaySection {
  /** The lateness is drawn from a hundredth of a millisecond to a second. */
  private static final double LEAST_MILLIS = 0.01;

  private static final double DECADES = 5;

  /** What a quiet machine keeps to: 99 of a hundred rows are no later, in milliseconds. */
  private static final double GOAL = 2;

  private static final Map<String, String> NAMES =
      Map.of(
          "samples", "samples fired",
          "stalledMs", "stalled, ms",
          "leaked", "real events that leaked",
          "exceptions", "exceptions in listeners",
          "hiddenMs", "hidden, ms",
          "pausedMs", "paused, ms",
          "durationMs", "duration, ms");

  private final Html html;

  ReplaySection(Html html) {
    this.html = html;
  }

  void write(JsonObject report) {
    html.open("figure");
    if (report.get("lateness") instanceof JsonObject lateness) {
      lateness(lateness);
    }
    html.open("dl", "class", "facts");
    for (var member : report.entrySet()) {
      if (!member.getKey().equals("lateness")) {
        html.open("div").foreign("dt", NAMES.getOrDefault(member.getKey(), member.getKey()));
        html.foreign("dd", text(member.getValue())).close();
      }
    }
    html.close().close().line();
  }

  private void lateness(JsonObject lateness) {
    html.open("figcaption").element("b", "lateness");
    html.element("span", "how long after its moment a row was fired", "class", "unit");
    for (var member : lateness.entrySet()) {
      html.open("span", "class", "key").element("i", member.getKey());
      html.text(" " + text(member.getValue()) + " ms").close();
    }
    html.close();
    html.open("svg", "class", "area wide late", "height", "36", "role", "img");
    html.element("title", "Lateness in milliseconds, on a logarithmic scale");
    html.empty("rect", "class", "back", "width", "100%", "height", "100%");
    html.empty("rect", "class", "goal", "width", x(GOAL), "height", "100%");
    for (double tick = LEAST_MILLIS; tick <= 1000; tick *= 10) {
      html.empty("line", "class", "grid", "x1", x(tick), "x2", x(tick), "y2", "100%");
      html.element(
          "text",
          Figures.exact(Math.rint(tick * 100) / 100) + " ms",
          "class",
          "time",
          "x",
          x(tick),
          "y",
          "52");
    }
    int place = 0;
    for (var member : lateness.entrySet()) {
      if (member.getValue() instanceof JsonPrimitive value && value.isNumber()) {
        dot(member.getKey(), value.getAsDouble(), place++);
      }
    }
    html.close();
  }

  private void dot(String name, double millis, int place) {
    // Neighbours lie close together: their names stand above and inside in turn.
    var y = place % 2 == 0 ? "-7" : "12";
    html.open("g", "class", "dot").empty("circle", "cx", x(millis), "cy", "24", "r", "4.5");
    html.element("text", name, "x", x(millis), "y", y).close();
  }

  private static String x(double millis) {
    double share = Math.log10(Math.max(LEAST_MILLIS, millis) / LEAST_MILLIS) / DECADES;
    return Figures.percent(Math.min(1, share));
  }

  private static String text(JsonElement value) {
    if (value instanceof JsonPrimitive primitive) {
      return primitive.isNumber()
          ? Figures.exact(primitive.getAsDouble())
          : primitive.getAsString();
    }
    return value instanceof JsonObject object
        ? object.entrySet().stream()
            .map(member -> member.getKey() + " " + text(member.getValue()))
            .collect(Collectors.joining(", "))
        : value.toString();
  }
}
