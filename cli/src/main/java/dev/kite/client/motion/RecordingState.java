package dev.kite.client.motion;

import java.util.Map;

/**
 * How far a recording is.
 *
 * @param rows written so far
 * @param milliseconds from the first to the last of them
 * @param lost samples so far
 * @param rowsByTag of the rows, how many of each tag
 */
public record RecordingState(
    long rows, double milliseconds, long lost, Map<String, Long> rowsByTag) {
  /** Before the first row. */
  public static final RecordingState NONE = new RecordingState(0, 0, 0, Map.of());

  /** Rows with that tag. */
  public long rowsOf(String tag) {
    return rowsByTag.getOrDefault(tag, 0L);
  }

  /** Rows of a tag in each second of the recording since {@code before}. */
  public long rateOf(String tag, RecordingState before) {
    double seconds = (milliseconds - before.milliseconds) / 1000;
    return seconds > 0 ? Math.round((rowsOf(tag) - before.rowsOf(tag)) / seconds) : 0;
  }
}
