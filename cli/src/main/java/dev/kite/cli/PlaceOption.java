package dev.kite.cli;

import dev.kite.client.TimeSpan;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time of a trace: {@code 5s}, {@code 0s}. */
final class PlaceOption implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    return TimeSpan.place(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is no time of a trace, like 0s, 500ms or 5s"));
  }
}
