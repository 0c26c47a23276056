package dev.kite.trace.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.kite.trace.TraceHeader;
import dev.kite.trace.TraceSummary;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The top of the report: what was recorded, when and on what. */
final class FactsSection {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Html html;
  private final TraceSummary trace;
  private final String file;

  FactsSection(Html html, TraceSummary trace, String file) {
    this.html = html;
    this.trace = trace;
    this.file = file;
  }

  void write() {
    var header = trace.header();
    html.open("header").element("p", "kite trace", "class", "kicker");
    html.foreign("h1", header.label().orElse(file));
    html.open("p", "class", "sub").element("bdi", file);
    header.start().map(FactsSection::moment).ifPresent(at -> html.text(" · recorded " + at));
    html.close().line();
    tiles();
    facts(header);
    html.close().line();
  }

  private static String moment(Instant start) {
    return MOMENT.format(start);
  }

  private void tiles() {
    html.open("ul", "class", "tiles");
    tile("plain", Figures.seconds(trace.duration()), "duration");
    tile("plain", Figures.count(trace.rows()), "rows");
    trace.kinds().stream()
        // Those of sensor classes are long names: the tables have them.
        .filter(kind -> kind.isSampled() && !kind.tag().equals("g") && kind.spacing().count() > 0)
        .forEach(kind -> tile("plain", Figures.hertz(kind.spacing().rate()), kind.name()));
    tile(trace.dropped() > 0 ? "bad" : "good", Figures.count(trace.dropped()), "samples lost");
    if (trace.cutOff()) {
      tile("bad", "cut off", "the file has no end line");
    }
    html.close().line();
  }

  private void tile(String look, String figure, String name) {
    html.open("li", "class", look).element("b", figure).foreign("span", name).close();
  }

  private void facts(TraceHeader header) {
    html.open("dl", "class", "facts");
    header
        .device()
        .ifPresent(it -> it.entrySet().forEach(fact -> fact(fact.getKey(), text(fact.getValue()))));
    header.screenAngle().ifPresent(angle -> fact("screen angle", Figures.exact(angle) + "°"));
    header.interval().ifPresent(it -> fact("interval", Figures.exact(it.raw()) + " " + it.unit()));
    fact("sign convention", header.sign());
    if (!header.streams().isEmpty()) {
      fact("streams", String.join(", ", header.streams()));
    }
    html.close().line();
  }

  private void fact(String name, String value) {
    html.open("div").foreign("dt", name).foreign("dd", value).close();
  }

  private static String text(JsonElement value) {
    return value instanceof JsonPrimitive it ? it.getAsString() : value.toString();
  }
}
