package dev.kite.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.client.JsonLines;
import dev.kite.trace.RowSpacing;
import dev.kite.trace.TraceSummary;
import dev.kite.trace.TraceSummary.TrackFacts;
import dev.kite.trace.ValueRange;

/**
 * What {@code kite trace info --json} says of a trace; docs/json.md says what each member means.
 */
final class TraceInfoJson {
  private TraceInfoJson() {}

  static String line(String file, TraceSummary trace) {
    var line = new JsonObject();
    line.addProperty("file", file);
    line.add("header", JsonParser.parseString(trace.header().toJson()));
    line.addProperty("durationMs", trace.duration());
    line.addProperty("rows", trace.rows());
    line.addProperty("dropped", trace.dropped());
    line.addProperty("cutOff", trace.cutOff());
    line.add("kinds", kinds(trace));
    line.addProperty("otherRows", trace.others());
    line.add("tracks", tracks(trace));
    line.add("marks", marks(trace));
    line.addProperty("markCount", trace.markCount());
    return JsonLines.of(line);
  }

  private static JsonArray kinds(TraceSummary trace) {
    var kinds = new JsonArray();
    for (var kind : trace.kinds()) {
      var json = new JsonObject();
      json.addProperty("tag", kind.tag());
      json.addProperty("sensor", kind.tag().equals("g") ? kind.sensor() : null);
      json.addProperty("rows", kind.rows());
      boolean spaced = kind.isSampled() && kind.spacing().count() > 0;
      json.add("spacing", spaced ? spacing(kind.spacing()) : JsonNull.INSTANCE);
      kinds.add(json);
    }
    return kinds;
  }

  private static JsonObject spacing(RowSpacing spacing) {
    var json = new JsonObject();
    json.addProperty("hz", Double.isInfinite(spacing.rate()) ? null : spacing.rate());
    json.addProperty("mean", spacing.mean());
    json.addProperty("deviation", spacing.deviation());
    json.addProperty("least", spacing.least());
    json.addProperty("p50", spacing.quantile(0.5));
    json.addProperty("p99", spacing.quantile(0.99));
    json.addProperty("greatest", spacing.greatest());
    json.addProperty("greatestAt", spacing.greatestAt());
    return json;
  }

  private static JsonArray tracks(TraceSummary trace) {
    var tracks = new JsonArray();
    for (var facts : trace.tracks()) {
      var json = new JsonObject();
      json.addProperty("tag", facts.track().tag());
      json.addProperty("name", facts.track().name());
      json.addProperty("unit", facts.track().unit());
      json.add("axes", axes(facts));
      tracks.add(json);
    }
    return tracks;
  }

  private static JsonArray axes(TrackFacts facts) {
    var axes = new JsonArray();
    for (int axis = 0; axis < facts.axes().size(); axis++) {
      axes.add(axis(facts.track().axes().get(axis), facts.axes().get(axis)));
    }
    return axes;
  }

  private static JsonObject axis(String name, ValueRange range) {
    boolean any = range.count() > 0;
    var json = new JsonObject();
    json.addProperty("axis", name);
    json.addProperty("least", any ? range.least() : null);
    json.addProperty("greatest", any ? range.greatest() : null);
    json.addProperty("mean", any && !Double.isNaN(range.mean()) ? range.mean() : null);
    json.addProperty("count", range.count());
    json.addProperty("missing", range.missing());
    return json;
  }

  private static JsonArray marks(TraceSummary trace) {
    var marks = new JsonArray();
    for (var mark : trace.marks()) {
      var json = new JsonObject();
      json.addProperty("time", mark.time());
      json.addProperty("text", mark.text());
      marks.add(json);
    }
    return marks;
  }
}
