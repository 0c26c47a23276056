package dev.kite.cli;

import com.google.gson.JsonObject;
import dev.kite.client.BadMessageException;
import dev.kite.client.Members;
import java.util.List;
import java.util.Set;

/**
 * One source of readings in a page, as {@code Sensor.check} tells of it. All remote text.
 *
 * @param stream its letter on the wire
 * @param name an event's type, a class, {@code screen} or {@code visibility}
 * @param state {@code granted} where readings came, else a word like {@code denied}
 * @param why the page's sentence, empty where readings came
 * @param rate readings a second, NaN when it is not known
 */
record SensorSource(String stream, String name, String state, String why, double rate) {
  /** What somebody can do something about, and what kite is of no use without. */
  private static final Set<String> IN_THE_WAY = Set.of("insecure", "denied", "prompt");

  private static final Set<String> NEEDED = Set.of("m", "o");

  static List<SensorSource> listed(JsonObject result) throws BadMessageException {
    return new Members("Sensor.check", result).objects("streams", SensorSource::from);
  }

  private static SensorSource from(JsonObject json) throws BadMessageException {
    var members = new Members("Sensor.check: streams", json);
    double rate = members.number("rate", Double.NaN);
    return new SensorSource(
        members.text("stream"),
        members.text("name"),
        members.text("state"),
        members.textOr("why", ""),
        Double.isFinite(rate) ? Math.round(rate * 10) / 10.0 : Double.NaN);
  }

  boolean isGranted() {
    return state.equals("granted") && why.isEmpty();
  }

  boolean isInsecure() {
    return state.equals("insecure");
  }

  Finding.Mark mark() {
    if (isGranted()) {
      return Finding.Mark.OK;
    }
    return IN_THE_WAY.contains(state) && NEEDED.contains(stream)
        ? Finding.Mark.FAIL
        : Finding.Mark.WARN;
  }
}
