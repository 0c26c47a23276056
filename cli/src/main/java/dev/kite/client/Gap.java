package dev.kite.client;

/**
 * Frames of a page that can never arrive.
 *
 * @param from first missing seq
 * @param to last missing seq
 * @param bytes about how much was lost
 * @param why {@code overflow}, {@code forgotten}, {@code too-large} or a later word
 */
public record Gap(Stamp at, long from, long to, long bytes, String why) {
  /** How many frames are missing. */
  public long count() {
    return to - from + 1;
  }
}
