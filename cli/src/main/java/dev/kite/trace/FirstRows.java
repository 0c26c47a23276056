package dev.kite.trace;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Generic;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;

/** The first row of each kind in the part of a trace that is replayed. */
public final class FirstRows {
  private FirstRows() {}

  /**
   * What an armed page tells its listeners until the replay begins: the first row of each tag, of g
   * that of each sensor class, in the trace's order. Reads the part to its end, so what is no trace
   * is known before anything is fired.
   */
  public static List<Reading> of(TraceSchedule.Source source, ReplayPlan plan) throws IOException {
    var first = new LinkedHashMap<String, Reading>();
    try (var passage = new TracePassage(source.open(), plan.wish(), plan.from(), plan.to())) {
      for (var row = passage.next(); row != null; row = passage.next()) {
        var kind = row instanceof Generic generic ? "g " + generic.sensor() : row.tag();
        first.putIfAbsent(kind, row.withTime(0));
      }
    }
    return List.copyOf(first.values());
  }
}
