package dev.kite.client;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The targets of the room, and the numbers people call them by.
 *
 * <p>Changed on the event thread alone; {@link #snapshot} may be read from any.
 */
final class TargetList {
  /** Numbers are remembered for so many targets, so that one that comes back keeps its own. */
  private static final int MOST_NUMBERS = 1000;

  private static final Comparator<Target> BY_AGE =
      Comparator.comparingLong(Target::joined).thenComparing(Target::id);

  private final Map<String, Target> targets = new HashMap<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private int lastNumber;
  private volatile List<Target> snapshot = List.of();

  List<Target> snapshot() {
    return snapshot;
  }

  /** Puts the list of a welcome in place of what was known. */
  void replace(List<JsonObject> welcomed) throws BadMessageException {
    var decoded = new ArrayList<Target>();
    for (var json : welcomed) {
      decoded.add(decode(json, 0));
    }
    decoded.sort(BY_AGE);
    targets.clear();
    for (var target : decoded) {
      targets.put(target.id(), numbered(target));
    }
    publish();
  }

  void put(Target target) {
    targets.put(target.id(), target);
    publish();
  }

  void remove(String id) {
    targets.remove(id);
    publish();
  }

  @Nullable Target find(String id) {
    return targets.get(id);
  }

  /** The target a notice describes, numbered. */
  Target described(JsonObject json) throws BadMessageException {
    return numbered(decode(json, 0));
  }

  private Target numbered(Target target) {
    var known = numbers.get(target.id());
    int number = known == null ? ++lastNumber : known;
    if (known == null) {
      numbers.put(target.id(), number);
      if (numbers.size() > MOST_NUMBERS) {
        numbers.remove(numbers.keySet().iterator().next());
      }
    }
    return new Target(
        number,
        target.id(),
        target.epoch(),
        target.url(),
        target.title(),
        target.userAgent(),
        target.evalMode(),
        target.sensors(),
        target.hidden(),
        target.connected(),
        target.joined());
  }

  private void publish() {
    snapshot = targets.values().stream().sorted(Comparator.comparingInt(Target::number)).toList();
  }

  private static Target decode(JsonObject json, int number) throws BadMessageException {
    var members = new Members("target", json);
    return new Target(
        number,
        members.text("target"),
        members.textOr("epoch", "-"),
        members.textOr("url", ""),
        members.textOr("title", ""),
        members.textOr("userAgent", ""),
        members.textOr("evalMode", "none"),
        members.textOr("sensors", "unknown"),
        members.truth("hidden"),
        members.truth("connected"),
        members.whole("joined", 0));
  }
}
