package dev.kite.client;

import dev.kite.protocol.FromConsole;
import dev.kite.protocol.Reading;
import dev.kite.protocol.SensorStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who watches which streams of which target; what the relay is told is the union. Belongs to the
 * event thread.
 */
final class Watches {
  private final List<Watch> watches = new ArrayList<>();

  private record Watch(String target, Set<SensorStream> streams, ReadingListener listener) {}

  /** Adds a watch and returns what takes it away again. */
  Runnable add(String target, Set<SensorStream> streams, ReadingListener listener) {
    var watch = new Watch(target, EnumSet.copyOf(streams), listener);
    watches.add(watch);
    return () -> watches.remove(watch);
  }

  /** What the relay must be told about one target. */
  FromConsole.Watch frame(String target) {
    var streams = EnumSet.noneOf(SensorStream.class);
    for (var watch : watches) {
      if (watch.target.equals(target)) {
        streams.addAll(watch.streams);
      }
    }
    return new FromConsole.Watch(target, streams);
  }

  /** What a new connection must be told. */
  List<FromConsole.Watch> frames() {
    var targets = new LinkedHashSet<String>();
    watches.forEach(watch -> targets.add(watch.target));
    return targets.stream().map(this::frame).toList();
  }

  void hear(String target, SensorStream stream, long number, List<Reading> readings) {
    for (var watch : List.copyOf(watches)) {
      if (watch.target.equals(target) && watch.streams.contains(stream)) {
        watch.listener.readings(stream, number, readings);
      }
    }
  }
}
