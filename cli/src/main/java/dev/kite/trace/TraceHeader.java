package dev.kite.trace;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.kite.protocol.ReadingJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The first line of a trace: what a reader needs to know about where its numbers come from.
 * Immutable. Members this version does not know are kept and written again.
 */
public final class TraceHeader {
  private static final String KIND = "sensor-trace";
  private static final int VERSION = 1;
  private static final Set<String> KNOWN =
      Set.of("kite", "v", "start", "label", "device", "screen", "interval", "sign", "streams");

  private final JsonObject members;

  /** How long the browser says lies between two events, in the unit it probably means. */
  public record Interval(double raw, String unit) {
    /** Old WebKit says 0.0167 where others say 16: nothing samples slower than once a second. */
    public static Interval of(double raw) {
      return new Interval(raw, raw < 1 ? "s" : "ms");
    }
  }

  /** A header that says no more than what the file is. */
  public TraceHeader() {
    this(new JsonObject());
    members.addProperty("kite", KIND);
    members.addProperty("v", VERSION);
  }

  private TraceHeader(JsonObject members) {
    this.members = members;
  }

  static TraceHeader from(TraceLine line) throws TraceFormatException {
    var members = new TraceMembers(line);
    if (!members.has("kite") || !members.text("kite").equals(KIND)) {
      throw line.refused(
          "no kite trace: its first line has no \"kite\":\"" + KIND + "\". kite record makes one.");
    }
    if (members.count("v") != VERSION) {
      throw line.refused(
          "a trace of version %d; this kite reads version %d. Use a newer kite."
              .formatted(members.count("v"), VERSION));
    }
    check(members);
    return new TraceHeader(members.object());
  }

  private static void check(TraceMembers members) throws TraceFormatException {
    if (members.has("start")) {
      checkTime(members);
    }
    for (var name : List.of("label", "sign")) {
      if (members.has(name)) {
        members.text(name);
      }
    }
    if (members.has("device")) {
      members.members("device");
    }
    if (members.has("screen")) {
      members.members("screen").number("angle");
    }
    if (members.has("interval")) {
      members.members("interval").number("raw");
      members.members("interval").text("unit");
    }
    if (members.has("streams")) {
      members.texts("streams");
    }
  }

  private static void checkTime(TraceMembers members) throws TraceFormatException {
    try {
      Instant.parse(members.text("start"));
    } catch (DateTimeParseException e) {
      throw members.refused("start", "a time like \"2026-11-24T03:20:00.123Z\"");
    }
  }

  /** When the recording began. */
  public Optional<Instant> start() {
    return member("start").map(start -> Instant.parse(start.getAsString()));
  }

  /** What the recording is called. */
  public Optional<String> label() {
    return member("label").map(JsonElement::getAsString);
  }

  /** Facts about the browser and its device, a copy. */
  public Optional<JsonObject> device() {
    return member("device").map(device -> device.getAsJsonObject().deepCopy());
  }

  /** The angle of the screen when the recording began, in degrees. */
  public OptionalDouble screenAngle() {
    return member("screen").stream()
        .mapToDouble(screen -> screen.getAsJsonObject().get("angle").getAsDouble())
        .findFirst();
  }

  /** The browser's own statement about its rate. */
  public Optional<Interval> interval() {
    return member("interval")
        .map(JsonElement::getAsJsonObject)
        .map(it -> new Interval(it.get("raw").getAsDouble(), it.get("unit").getAsString()));
  }

  /** Whose sign convention the values follow: {@code w3c}, {@code ios} or {@code unknown}. */
  public String sign() {
    return member("sign").map(JsonElement::getAsString).orElse("unknown");
  }

  /** The tags of the streams that were recorded; empty when the header does not say. */
  public List<String> streams() {
    return member("streams").stream()
        .flatMap(streams -> streams.getAsJsonArray().asList().stream())
        .map(JsonElement::getAsString)
        .toList();
  }

  public TraceHeader withStart(Instant start) {
    return set("start", new JsonPrimitive(start.toString()));
  }

  public TraceHeader withLabel(String label) {
    return set("label", new JsonPrimitive(label));
  }

  public TraceHeader withDevice(JsonObject device) {
    return set("device", device.deepCopy());
  }

  public TraceHeader withScreenAngle(double angle) {
    var screen = new JsonObject();
    screen.addProperty("angle", angle);
    return set("screen", screen);
  }

  public TraceHeader withInterval(Interval interval) {
    var value = new JsonObject();
    value.addProperty("raw", interval.raw());
    value.addProperty("unit", interval.unit());
    return set("interval", value);
  }

  public TraceHeader withSign(String sign) {
    return set("sign", new JsonPrimitive(sign));
  }

  public TraceHeader withStreams(List<String> streams) {
    var tags = new JsonArray();
    streams.forEach(tags::add);
    return set("streams", tags);
  }

  /** Adds a member this class has no name for. */
  public TraceHeader with(String name, JsonElement value) {
    if (KNOWN.contains(name)) {
      throw new IllegalArgumentException("header member " + name + " has a method of its own");
    }
    return set(name, value.deepCopy());
  }

  /** The header line without its line break. */
  public String toJson() {
    return ReadingJson.wellFormed(members.toString());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TraceHeader header && members.equals(header.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  @Override
  public String toString() {
    return toJson();
  }

  private TraceHeader set(String name, JsonElement value) {
    var copy = members.deepCopy();
    copy.add(name, value);
    return new TraceHeader(copy);
  }

  private Optional<JsonElement> member(String name) {
    return Optional.ofNullable(members.get(name));
  }
}
