package dev.kite.cli;

import dev.kite.client.Backlog;
import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.client.motion.Arming;
import dev.kite.client.motion.EmptyPart;
import dev.kite.client.motion.LeakRemedy;
import dev.kite.client.motion.ReplayStart;
import dev.kite.client.motion.ReplayStart.WhileHidden;
import dev.kite.protocol.Reading;
import dev.kite.repl.ExitCode;
import dev.kite.repl.PlainText;
import dev.kite.trace.FileProblem;
import dev.kite.trace.FirstRows;
import dev.kite.trace.TraceReader;
import dev.kite.trace.TraceSchedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kite replay}: a trace into pages, timed by their own clocks. */
@Command(
    name = "replay",
    description = "Fire a recorded trace into pages and report how exactly; Ctrl-C ends it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Lateness is by how much an event was fired after its moment. A stall is a time in which the"
          + " next rows had not reached the page: the replay stands still until they are there, and"
          + " no row is left out.",
      "",
      "Example:",
      "  kite replay shake.kite.jsonl --target cart --speed 0.5"
    })
final class ReplayCommand implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Mixin private RelayOptions relay = new RelayOptions();
  @Mixin private TargetsOption targets = new TargetsOption();
  @Mixin private PlanOptions options = new PlanOptions();

  @Parameters(paramLabel = "FILE", description = "A kite trace, plain or gzip.")
  private Path file = Path.of("");

  @Option(
      names = "--arm",
      description = "Load the page again first; from then on it hears the trace alone.")
  private boolean arm;

  @Option(
      names = "--hidden",
      paramLabel = "HOW",
      description = "While the page is hidden time runs on (keep, the default) or pauses (pause).")
  private String hidden = "keep";

  @Option(
      names = "--json",
      description = "The reports as JSON, one line a page; docs/json.md describes it.")
  private boolean json;

  ReplayCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() {
    var start = ReplayStart.of(String.valueOf(file.getFileName())).with(whileHidden());
    var plan = options.plan();
    targets.check();
    TraceSchedule.Source source = () -> TraceReader.open(file);
    try {
      // Before connecting, so that a file that is no trace is known at once.
      try (var schedule = TraceSchedule.of(source, plan)) {
        schedule.remarks().forEach(remark -> surroundings.err().println("kite: " + remark));
        EmptyPart.of(schedule, plan, options.beginning()).ifPresent(ReplayCommand::refuse);
      }
      try (var connection =
          relay.connect(surroundings, Backlog.none(), new RelayNews(surroundings.err()))) {
        var pages = targets.select(connection.targets());
        if (arm) {
          arm(connection, pages, FirstRows.of(source, plan), start.label());
        }
        var remedy = arm ? LeakRemedy.NONE : LeakRemedy.ARM_OPTION;
        return new Replays(surroundings, file, json, remedy)
            .play(connection, pages, source, plan, start);
      }
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, FileProblem.of(file, e));
    }
  }

  private static void refuse(EmptyPart part) {
    boolean isMistyped = part.cause() == EmptyPart.Cause.BEHIND_END;
    throw new Failure(isMistyped ? ExitCode.USAGE : ExitCode.FAILED, part.message());
  }

  private WhileHidden whileHidden() {
    return switch (hidden) {
      case "keep" -> WhileHidden.KEEP;
      case "pause" -> WhileHidden.PAUSE;
      default ->
          throw new Failure(ExitCode.USAGE, "--hidden is keep or pause, not " + hidden + ".");
    };
  }

  private void arm(
      RelayConnection connection, List<Target> pages, List<Reading> rows, String label) {
    for (var page : pages) {
      surroundings.err().println("Arming " + PlainText.line(page.label()) + ".");
      var outcome = Arming.arm(connection, page, rows, label);
      if (!(outcome instanceof Outcome.Done)) {
        throw Failure.of(outcome);
      }
    }
  }
}
