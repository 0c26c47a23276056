package dev.kite.client;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 500ms}, {@code 5s}, {@code 2m}, {@code 1h}. */
public final class TimeSpan {
  private static final Pattern FORM = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,3})?)(ms|s|m|h)");

  /** Nobody means more, and clocks count in nanoseconds, which run out. */
  private static final Duration MOST = Duration.ofDays(30);

  private TimeSpan() {}

  /** The span that {@code text} stands for; empty when it is none, 0, or above 30 days. */
  public static Optional<Duration> parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    long millis = Math.round(Double.parseDouble(form.group(1)) * unit(form.group(2)));
    return millis > 0 && millis <= MOST.toMillis()
        ? Optional.of(Duration.ofMillis(millis))
        : Optional.empty();
  }

  /** A time of a trace, which may be 0; empty when {@code text} is none. */
  public static Optional<Duration> place(String text) {
    return text.matches("0(ms|s|m|h)?") ? Optional.of(Duration.ZERO) : parse(text);
  }

  /** The span in its largest fitting unit, for a sentence: {@code 30 s}. */
  public static String text(Duration span) {
    long millis = span.toMillis();
    if (millis % 60_000 == 0) {
      return millis / 60_000 + " min";
    }
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }

  private static double unit(String name) {
    return switch (name) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      default -> 3_600_000;
    };
  }
}
