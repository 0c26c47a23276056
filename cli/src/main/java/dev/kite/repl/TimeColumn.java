package dev.kite.repl;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time before each entry, when it is wanted. May be switched from any thread. */
public final class TimeColumn {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  private final ZoneId zone;
  private volatile boolean shown;

  TimeColumn(ZoneId zone) {
    this.zone = zone;
  }

  /** In the time zone of this machine, not shown at first. */
  public static TimeColumn local() {
    return new TimeColumn(ZoneId.systemDefault());
  }

  /** The same, now shown before every entry that has a time. */
  public TimeColumn show() {
    shown = true;
    return this;
  }

  void hide() {
    shown = false;
  }

  /** With a space behind; empty when no time is shown, or {@code millis} is none. */
  String text(double millis) {
    return shown && millis > 0
        ? FORM.format(Instant.ofEpochMilli((long) millis).atZone(zone)) + " "
        : "";
  }
}
