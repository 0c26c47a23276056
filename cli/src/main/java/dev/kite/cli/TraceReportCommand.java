package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.kite.repl.ExitCode;
import dev.kite.repl.PlainText;
import dev.kite.trace.FileProblem;
import dev.kite.trace.TraceSummary;
import dev.kite.trace.TraceView;
import dev.kite.trace.TrackBins.Span;
import dev.kite.trace.report.TraceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kite trace report}: a trace as one page to look at and to pass on. */
@Command(
    name = "report",
    description = "Write a trace as one HTML page with its facts, plots and rates.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Example:",
      "  kite replay shake.kite.jsonl --json > replay.json",
      "  kite trace report shake.kite.jsonl -o shake.html --replay replay.json"
    })
final class TraceReportCommand implements Callable<ExitCode> {
  private static final int MOST_REPLAY_BYTES = 1 << 20;
  private static final Set<String> ALL = Set.of("m", "o", "a", "g");

  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", description = "A kite trace, plain or gzip.")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "PAGE",
      description = "The page to write, like report.html.")
  private Path page = Path.of("");

  @Option(
      names = "--replay",
      paramLabel = "REPORT",
      description = "What kite replay --json printed: the page then has the replay's timing.")
  private @Nullable Path replay;

  @Option(names = "--force", description = "Write over a file that is there.")
  private boolean force;

  TraceReportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() {
    if (!force && Files.exists(page)) {
      throw new Failure(
          ExitCode.USAGE,
          FileProblem.taken(page) + " Name another, or write over it with --force.");
    }
    var html = html(replay == null ? List.of() : replays(replay));
    try {
      Files.writeString(page, html, UTF_8);
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, FileProblem.of(page, e));
    }
    surroundings.err().println(PlainText.line(page + ": written. Open it in a browser."));
    return ExitCode.OK;
  }

  private String html(List<JsonObject> replays) {
    try {
      var summary = TraceSummary.of(file);
      var span = new Span(0, summary.duration());
      var view = TraceView.read(file, summary, span, TraceReport.BINS, ALL);
      return TraceReport.of(String.valueOf(file.getFileName()), summary, view, replays);
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, FileProblem.of(file, e));
    }
  }

  /** A line for each page that the trace was replayed into. */
  private static List<JsonObject> replays(Path from) {
    try (var in = Files.newInputStream(from)) {
      var bytes = in.readNBytes(MOST_REPLAY_BYTES);
      var reports = new ArrayList<JsonObject>();
      for (var line : new String(bytes, UTF_8).lines().filter(it -> !it.isBlank()).toList()) {
        reports.add(JsonParser.parseString(line).getAsJsonObject());
      }
      return reports;
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, FileProblem.of(from, e));
    } catch (JsonParseException | IllegalStateException e) {
      throw new Failure(
          ExitCode.USAGE, from + " is no report of a replay: kite replay --json prints one.");
    }
  }
}
