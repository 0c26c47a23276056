package dev.kite.trace.report;

import dev.kite.trace.TraceView.Gap;

/** Says what is missing in a gap. */
final class GapText {
  private GapText() {}

  static String of(Gap gap) {
    return gap.lost() > 0
        ? Figures.count(gap.lost()) + " samples were lost"
        : "no reading of " + gap.kind();
  }
}
