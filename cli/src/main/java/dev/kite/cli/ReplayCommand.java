package dev.kite.cli;

import dev.kite.client.Backlog;
import dev.kite.client.ConnectionListener;
import dev.kite.client.RelayConnection;
import dev.kite.client.motion.ReportTable;
import dev.kite.client.motion.TracePlayer;
import dev.kite.repl.ExitCode;
import dev.kite.repl.PlainText;
import dev.kite.trace.FileProblem;
import dev.kite.trace.TraceReader;
import dev.kite.trace.TraceSchedule;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kite replay}: a trace into a page, timed by the page's own clock. */
@Command(
    name = "replay",
    description = "Fire a recorded trace into a page and report how exactly; Ctrl-C ends it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite replay shake.kite.jsonl --target cart --speed 0.5"})
final class ReplayCommand implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Mixin private RelayOptions relay = new RelayOptions();
  @Mixin private TargetOption target = new TargetOption();

  @Parameters(paramLabel = "FILE", description = "A kite trace, plain or gzip.")
  private Path file = Path.of("");

  @Option(names = "--speed", paramLabel = "N", description = "2 is twice as fast; default 1.")
  private double speed = 1;

  @Option(names = "--loop", description = "Begin again at the end, until Ctrl-C.")
  private boolean loop;

  @Option(names = "--json", description = "The report as one line of JSON.")
  private boolean json;

  ReplayCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new Failure(ExitCode.USAGE, "--speed is a number above 0, like 0.5 or 2.");
    }
    try (var schedule = schedule();
        var connection = relay.connect(surroundings, Backlog.none(), new ConnectionListener() {})) {
      return play(connection, schedule);
    } catch (IOException e) {
      throw new Failure(ExitCode.USAGE, FileProblem.of(file, e));
    }
  }

  /** Before connecting, so that a file that is no trace is known at once. */
  private TraceSchedule schedule() throws IOException {
    TraceSchedule.Source source = () -> TraceReader.open(file);
    return loop ? TraceSchedule.looping(source, speed) : TraceSchedule.once(source, speed);
  }

  private ExitCode play(RelayConnection connection, TraceSchedule schedule) throws IOException {
    var page = target.select(connection.targets());
    surroundings.err().println("Replaying into " + PlainText.line(page.label()) + ".");
    var player = new TracePlayer(connection, page, schedule, new SecureRandom(), this::progress);
    var label = String.valueOf(file.getFileName());
    return Finishing.during(
        surroundings.interrupts(), player::stop, () -> told(player.play(label), schedule));
  }

  private void progress(long fired, long stalls, double now) {
    surroundings
        .err()
        .println(
            String.format(
                Locale.ROOT, "%6.1f s  %6d rows fired  %d stalls", now / 1000, fired, stalls));
  }

  private ExitCode told(TracePlayer.Result result, TraceSchedule schedule) {
    schedule
        .cutOff()
        .ifPresent(rows -> surroundings.err().println("kite: " + FileProblem.cutOff(file, rows)));
    if (result instanceof TracePlayer.Failed failed) {
      throw Failure.of(failed.why());
    }
    var report = ((TracePlayer.Played) result).report();
    if (json) {
      surroundings.out().println(report.toJson());
    } else {
      ReportTable.lines(report).stream().map(PlainText::line).forEach(surroundings.out()::println);
    }
    return switch (report.ended()) {
      case "finished", "stopped" -> ExitCode.OK;
      default -> ExitCode.FAILED;
    };
  }
}
