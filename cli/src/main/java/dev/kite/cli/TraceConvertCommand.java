package dev.kite.cli;

import dev.kite.repl.ExitCode;
import dev.kite.trace.FileProblem;
import dev.kite.trace.TraceReader;
import dev.kite.trace.TraceWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kite trace convert}: a recording of motion from one format into another. */
@Command(
    name = "convert",
    description = "Convert a recording of motion from one format into another.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite trace convert shake.kite.jsonl.gz shake.kite.jsonl"})
final class TraceConvertCommand implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "IN", description = "The recording to read.")
  private Path in = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
  private Path out = Path.of("");

  @Option(names = "--force", description = "Write over a file that is there.")
  private boolean force;

  TraceConvertCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() {
    if (!force && Files.exists(out)) {
      throw new Failure(
          ExitCode.USAGE, FileProblem.taken(out) + " Name another, or write over it with --force.");
    }
    try (var reader = TraceReader.open(in);
        var writer = TraceWriter.create(out, reader.header())) {
      for (var row = reader.next(); row != null; row = reader.next()) {
        writer.write(row);
      }
      surroundings.err().println(writer.rows() + " rows");
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, FileProblem.of(in, e));
    }
    return ExitCode.OK;
  }
}
