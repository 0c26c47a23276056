package dev.kite.cli;

import dev.kite.client.TimeSpan;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a span of time: {@code 5s}. */
final class TimeOption implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    return TimeSpan.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + text
                        + "' is no time: expected one above 0 and up to 30 days, like 500ms, 5s or 2h"));
  }
}
