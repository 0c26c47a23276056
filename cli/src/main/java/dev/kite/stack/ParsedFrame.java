package dev.kite.stack;

import java.util.Optional;

/**
 * A frame as a line of some engine says it.
 *
 * @param ownEvals how many evals of the page script's the code stands in
 */
record ParsedFrame(StackFrame frame, int ownEvals) {

  /** The frame a line holds; empty for every other line. */
  static Optional<ParsedFrame> of(String line) {
    return V8Line.of(line).or(() -> AtSignLine.of(line)).or(() -> PrestoLine.of(line));
  }

  static ParsedFrame at(String function, Place place) {
    return evaluated(function, place, 0);
  }

  static ParsedFrame evaluated(String function, Place place, int ownEvals) {
    return new ParsedFrame(
        new StackFrame(function, place.url(), place.line(), place.column()), ownEvals);
  }

  boolean ofOwnScript() {
    return OwnScript.is(frame.url());
  }
}
