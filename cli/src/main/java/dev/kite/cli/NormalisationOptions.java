package dev.kite.cli;

import dev.kite.repl.ExitCode;
import dev.kite.trace.Normalisation;
import dev.kite.trace.Normalisation.IntervalUnit;
import dev.kite.trace.Normalisation.Sign;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As which device would have had them rows are wanted. */
final class NormalisationOptions {
  @Option(
      names = "--sign",
      paramLabel = "WHOSE",
      description = "Accelerations with the signs of w3c or ios; default as recorded.")
  private @Nullable String sign;

  @Option(
      names = "--interval",
      paramLabel = "UNIT",
      description = "Motion events' interval in ms or s; default as recorded.")
  private @Nullable String interval;

  @Option(
      names = "--screen-angle",
      paramLabel = "ANGLE",
      description = {
        "For a page whose screen has this angle, 0, 90, 180 or 270: a page that turns readings by it"
            + " sees what the recorded page saw."
      })
  private @Nullable Integer angle;

  Normalisation.Wish wish() {
    if (angle != null && !List.of(0, 90, 180, 270).contains(angle)) {
      throw new Failure(ExitCode.USAGE, "--screen-angle is 0, 90, 180 or 270, not " + angle + ".");
    }
    return new Normalisation.Wish(
        wanted(), unit(), angle == null ? OptionalInt.empty() : OptionalInt.of(angle));
  }

  private Optional<Sign> wanted() {
    if (sign == null) {
      return Optional.empty();
    }
    for (var known : Sign.values()) {
      if (known.word().equals(sign)) {
        return Optional.of(known);
      }
    }
    throw new Failure(ExitCode.USAGE, "--sign is w3c or ios, not " + sign + ".");
  }

  private Optional<IntervalUnit> unit() {
    if (interval == null) {
      return Optional.empty();
    }
    for (var known : IntervalUnit.values()) {
      if (known.word().equals(interval)) {
        return Optional.of(known);
      }
    }
    throw new Failure(ExitCode.USAGE, "--interval is ms or s, not " + interval + ".");
  }
}
