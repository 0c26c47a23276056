package dev.kite.cli;

import dev.kite.repl.ExitCode;
import dev.kite.trace.ReplayPlan;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What of a trace is fired, how fast, how often and as which device would have had it. */
final class PlanOptions {
  @Option(names = "--speed", paramLabel = "N", description = "2 is twice as fast; default 1.")
  private double speed = 1;

  @Option(names = "--loop", description = "Begin again at the end, until Ctrl-C.")
  private boolean loop;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = PlaceOption.class,
      description = "Begin at this time of the trace, like 2s.")
  private @Nullable Duration from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = PlaceOption.class,
      description = "End at this time of the trace, like 5s.")
  private @Nullable Duration to;

  @Mixin private NormalisationOptions normalisation = new NormalisationOptions();

  /** Where it begins, as it was written. */
  String beginning() {
    long millis = from == null ? 0 : from.toMillis();
    return "--from " + (millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms");
  }

  ReplayPlan plan() {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new Failure(ExitCode.USAGE, "--speed is a number above 0, like 0.5 or 2.");
    }
    double begin = from == null ? 0 : from.toMillis();
    double end = to == null ? Double.POSITIVE_INFINITY : to.toMillis();
    if (begin >= end) {
      throw new Failure(ExitCode.USAGE, "--to is a time behind --from, like --from 2s --to 5s.");
    }
    var plan =
        ReplayPlan.AS_RECORDED.withSpeed(speed).between(begin, end).with(normalisation.wish());
    return loop ? plan.looping() : plan;
  }
}
