package dev.kite.repl;

/**
 * One entry as it is shown: whose it is, how deep in groups, and when.
 *
 * @param label of its page, empty when there is only one
 * @param number what {@code :expand} calls it, 0 when everything of it is shown
 * @param millis since 1970 on the page's clock, 0 when it has no time
 */
record Shown(Entry entry, String label, int depth, int number, double millis) {

  /** Whether the other one says the same once more. */
  boolean repeats(Shown other) {
    return number == 0
        && !entry.level().isGroup()
        && depth == other.depth
        && entry.equals(other.entry)
        && label.equals(other.label);
  }
}
