package dev.kite.cli;

import dev.kite.protocol.SensorStream;
import dev.kite.repl.ExitCode;
import dev.kite.repl.Paper;
import dev.kite.repl.TracePlot;
import dev.kite.trace.FileProblem;
import dev.kite.trace.TraceSummary;
import dev.kite.trace.TraceView;
import dev.kite.trace.TrackBins.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kite trace plot}: a trace drawn in the terminal. */
@Command(
    name = "plot",
    description = "Draw a trace here: x red, y green, z blue, as wide as the terminal.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite trace plot shake.kite.jsonl --from 1s --to 3s"})
final class TracePlotCommand implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", description = "A kite trace, plain or gzip.")
  private Path file = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Where to begin, like 1s; default the trace's beginning.")
  private Duration from = Duration.ZERO;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Where to end; default the trace's end.")
  private @Nullable Duration to;

  @Option(
      names = "--streams",
      paramLabel = "LIST",
      converter = StreamsOption.class,
      description = "Only some, like m,o; default all.")
  private Set<SensorStream> streams = EnumSet.allOf(SensorStream.class);

  @Option(names = "--ascii", description = "Draw with letters, for terminals without braille.")
  private boolean ascii;

  TracePlotCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() {
    try {
      var summary = TraceSummary.of(file);
      var plot = new TracePlot(paper());
      var view = TraceView.read(file, summary, span(summary), plot.bins(), tags());
      plot.lines(summary, view).forEach(surroundings.out()::println);
      return ExitCode.OK;
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, FileProblem.of(file, e));
    }
  }

  private Paper paper() {
    var paper = Paper.of(surroundings.prompt().columns(), surroundings.variables());
    return ascii ? paper.inAscii() : paper;
  }

  private Span span(TraceSummary summary) {
    double begin = from.toNanos() / 1e6;
    double end = to == null ? summary.duration() : Math.min(summary.duration(), to.toNanos() / 1e6);
    if (begin > 0 && begin >= end) {
      throw new Failure(
          ExitCode.USAGE,
          "nothing lies between --from and --to: the trace lasts "
              + Math.round(summary.duration())
              + " ms.");
    }
    return new Span(begin, end);
  }

  private Set<String> tags() {
    return streams.stream()
        .map(stream -> String.valueOf(stream.letter()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
