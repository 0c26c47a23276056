package dev.kite.cli;

import dev.kite.client.Target;
import dev.kite.client.motion.Recorder;
import dev.kite.repl.PlainText;
import java.io.PrintStream;
import java.util.Locale;

/** One line a second about a recording: time, rows, rate, loss. */
final class RecordProgress implements Recorder.Progress {
  private final Target page;
  private final PrintStream err;
  private long rowsBefore;
  private String remarked = "";

  RecordProgress(Target page, PrintStream err) {
    this.page = page;
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
    err.println("Recording " + PlainText.line(page.label()) + ". Ctrl-C ends it.");
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
