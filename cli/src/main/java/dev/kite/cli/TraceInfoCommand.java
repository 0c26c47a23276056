package dev.kite.cli;

import dev.kite.repl.ExitCode;
import dev.kite.repl.Paper;
import dev.kite.repl.PlainText;
import dev.kite.trace.FileProblem;
import dev.kite.trace.TraceSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kite trace info}: what is in trace files, without their rows. */
@Command(
    name = "info",
    description = "Say what is in a trace: facts, rates, gaps, the bounds of the values, marks.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite trace info shake.kite.jsonl"})
final class TraceInfoCommand implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Kite traces, plain or gzip.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "A line of JSON for each file; see docs/json.md.")
  private boolean json;

  TraceInfoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** A file that cannot be read does not keep the others from being told of. */
  @Override
  public ExitCode call() {
    var exit = ExitCode.OK;
    for (int i = 0; i < files.size(); i++) {
      try {
        tell(files.get(i), i);
      } catch (IOException e) {
        surroundings.err().println("kite: " + PlainText.line(FileProblem.of(files.get(i), e)));
        exit = ExitCode.USAGE;
      }
    }
    return exit;
  }

  private void tell(Path file, int index) throws IOException {
    var trace = TraceSummary.of(file);
    var out = surroundings.out();
    if (json) {
      out.println(TraceInfoJson.line(file.toString(), trace));
      return;
    }
    if (index > 0) {
      out.println();
    }
    var paper = Paper.of(surroundings.prompt().columns(), surroundings.variables());
    out.println(PlainText.line(file.toString()));
    TraceInfoText.lines(trace, paper).forEach(out::println);
  }
}
