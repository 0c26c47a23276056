package dev.kite.repl;

import dev.kite.client.Gap;

/** What is said of messages that never arrive; the one place that has words for it. */
final class LossText {
  private LossText() {}

  /** The reasons are those of docs/protocol.md; a later one stands as it is. Remote text. */
  static String of(Gap gap) {
    boolean one = gap.count() == 1;
    return of(
        gap.count(),
        switch (gap.why()) {
          case "overflow" -> "the page's buffer was full";
          case "forgotten" ->
              "the relay was restarted and the page no longer had " + (one ? "it" : "them");
          case "too-large" -> "too large to send";
          case "unreadable" ->
              "the page could not read " + (one ? "a value in it" : "values in them");
          default -> gap.why();
        });
  }

  /** Of the relay's log, from one position to another. */
  static String trimmed(long from, long to) {
    long count = to - from + 1;
    return of(count, "the relay no longer holds " + (count == 1 ? "it" : "them"));
  }

  /** The terminal stood still for too long. */
  static String notTaken(long count) {
    return of(count, "the terminal did not take " + (count == 1 ? "it" : "them"));
  }

  /** Something in them that we have no picture of. */
  static String notLaidOut(long count) {
    return of(count, "kite could not lay out what " + (count == 1 ? "it says" : "they say"));
  }

  private static String of(long count, String why) {
    return (count == 1 ? "1 message" : count + " messages") + " lost here: " + why;
  }
}
