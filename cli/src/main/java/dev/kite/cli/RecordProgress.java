package dev.kite.cli;

import dev.kite.repl.PlainText;
import dev.kite.trace.Recorder;
import java.io.PrintStream;
import java.util.Locale;

/** One line a second about a recording: time, rows, rate, loss. */
final class RecordProgress implements Recorder.Progress {
  private final PrintStream err;
  private long rowsBefore;
  private String remarked = "";

  RecordProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public void at(long rows, double milliseconds, long lost) {
    err.println(
        String.format(
            Locale.ROOT,
            "%6.1f s  %6d rows  %3d/s  %d lost",
            milliseconds / 1000,
            rows,
            rows - rowsBefore,
            lost));
    rowsBefore = rows;
  }

  @Override
  public void begun(String why) {
    remark(why);
  }

  @Override
  public void remark(String why) {
    if (!why.equals(remarked)) {
      remarked = why;
      err.println("kite: " + PlainText.line(why));
    }
  }
}
