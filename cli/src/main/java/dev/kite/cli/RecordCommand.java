package dev.kite.cli;

import dev.kite.client.Backlog;
import dev.kite.client.RelayConnection;
import dev.kite.client.motion.Recorder;
import dev.kite.protocol.SensorStream;
import dev.kite.repl.ExitCode;
import dev.kite.repl.PlainText;
import dev.kite.trace.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kite record}: what a page's sensors say, into a trace file. */
@Command(
    name = "record",
    description = "Record a page's motion sensors into a trace file; Ctrl-C ends it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "At a terminal, Enter puts a mark into the trace; text typed before it is the mark's.",
      "",
      "Example:",
      "  kite record shake.kite.jsonl --for 5s"
    })
final class RecordCommand implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Mixin private RelayOptions relay = new RelayOptions();
  @Mixin private TargetOption target = new TargetOption();

  @Parameters(paramLabel = "FILE", description = "The trace, compressed if it ends in .gz.")
  private Path file = Path.of("");

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "How long, like 5s; default until Ctrl-C.")
  private Duration longest = Recorder.FOR_EVER;

  @Option(
      names = "--streams",
      paramLabel = "LIST",
      converter = StreamsOption.class,
      description =
          "m motion, o orientation, a absolute orientation, g Generic Sensor classes,"
              + " s screen, v visibility; default m,o,s,v.")
  private Set<SensorStream> streams = Recorder.DEFAULT_STREAMS;

  @Option(names = "--force", description = "Write over a file that is there.")
  private boolean force;

  RecordCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() {
    if (!force && Files.exists(file)) {
      throw new Failure(
          ExitCode.USAGE,
          FileProblem.taken(file) + " Name another, or write over it with --force.");
    }
    try (var connection =
        relay.connect(surroundings, Backlog.none(), new RelayNews(surroundings.err()))) {
      return record(connection);
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, FileProblem.of(file, e));
    }
  }

  private ExitCode record(RelayConnection connection) throws IOException {
    var page = target.select(connection.targets());
    boolean typed = surroundings.prompt().isTyped();
    var hint = typed ? "Enter puts a mark, Ctrl-C ends it." : "Ctrl-C ends it.";
    var progress = new RecordProgress(page, streams, hint, surroundings.err(), System::nanoTime);
    var recorder = new Recorder(connection, page, streams, file, progress);
    if (typed) {
      new KeyboardMarks(surroundings, recorder).start();
    }
    return surroundings
        .interrupts()
        .untilDone(recorder::stop, () -> told(recorder.record(longest)));
  }

  private ExitCode told(Recorder.Result result) {
    if (result instanceof Recorder.NotStarted notStarted) {
      throw Failure.of(notStarted.why());
    }
    var recorded = (Recorder.Recorded) result;
    var summary = recorded.summary(file);
    if (!recorded.isGood()) {
      throw new Failure(ExitCode.FAILED, summary);
    }
    surroundings.err().println(PlainText.line(summary));
    return ExitCode.OK;
  }
}
