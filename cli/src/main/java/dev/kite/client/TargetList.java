package dev.kite.client;

import dev.kite.protocol.TargetInfo;
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

  private static final Comparator<TargetInfo> BY_AGE =
      Comparator.comparingLong(TargetInfo::joined).thenComparing(TargetInfo::target);

  private final Map<String, Target> targets = new HashMap<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private int lastNumber;
  private volatile List<Target> snapshot = List.of();

  List<Target> snapshot() {
    return snapshot;
  }

  /** Puts the list of a welcome in place of what was known. */
  void replace(List<TargetInfo> welcomed) {
    targets.clear();
    welcomed.stream().sorted(BY_AGE).map(this::numbered).forEach(this::keep);
    publish();
  }

  void put(Target target) {
    keep(target);
    publish();
  }

  void remove(String id) {
    targets.remove(id);
    publish();
  }

  @Nullable Target find(String id) {
    return targets.get(id);
  }

  /** The target with the number it has, or a new one. */
  Target numbered(TargetInfo info) {
    var number = numbers.get(info.target());
    if (number == null) {
      number = ++lastNumber;
      numbers.put(info.target(), number);
      if (numbers.size() > MOST_NUMBERS) {
        numbers.remove(numbers.keySet().iterator().next());
      }
    }
    return Target.of(number, info);
  }

  private void keep(Target target) {
    targets.put(target.id(), target);
  }

  private void publish() {
    snapshot = targets.values().stream().sorted(Comparator.comparingInt(Target::number)).toList();
  }
}
