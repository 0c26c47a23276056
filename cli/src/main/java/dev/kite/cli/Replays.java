package dev.kite.cli;

import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.client.motion.LeakRemedy;
import dev.kite.client.motion.ReplayInStep;
import dev.kite.client.motion.ReplayReport;
import dev.kite.client.motion.ReplayStart;
import dev.kite.client.motion.ReplayVerdict;
import dev.kite.client.motion.ReportTable;
import dev.kite.client.motion.TracePlayer;
import dev.kite.repl.Ending;
import dev.kite.repl.ExitCode;
import dev.kite.repl.PlainText;
import dev.kite.trace.FileProblem;
import dev.kite.trace.ReplayPlan;
import dev.kite.trace.TraceSchedule;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Plays a trace into one or more pages and prints how it went, page by page. */
final class Replays {
  private final Surroundings surroundings;
  private final Path file;
  private final boolean json;
  private final LeakRemedy remedy;

  /** One page's replay. */
  private record Run(Target page, TraceSchedule schedule, TracePlayer player) {}

  Replays(Surroundings surroundings, Path file, boolean json, LeakRemedy remedy) {
    this.surroundings = surroundings;
    this.file = file;
    this.json = json;
    this.remedy = remedy;
  }

  ExitCode play(
      RelayConnection connection,
      List<Target> pages,
      TraceSchedule.Source source,
      ReplayPlan plan,
      ReplayStart start)
      throws IOException {
    var runs = new ArrayList<Run>();
    try {
      for (var page : pages) {
        var schedule = TraceSchedule.of(source, plan);
        var progress = progress(pages.size() == 1 ? "" : "  " + PlainText.line(name(page)));
        var player = new TracePlayer(connection, page, schedule, new SecureRandom(), progress);
        runs.add(new Run(page, schedule, player));
      }
      return play(connection, runs, start, plan.repeat());
    } finally {
      for (var run : runs) {
        run.schedule().close();
      }
    }
  }

  private ExitCode play(
      RelayConnection connection, List<Run> runs, ReplayStart start, ReplayPlan.Repeat repeat)
      throws IOException {
    var names = runs.stream().map(run -> run.page().label()).collect(Collectors.joining(", "));
    surroundings.err().println("Replaying into " + PlainText.line(names) + ".");
    var parts =
        runs.stream().map(run -> new ReplayInStep.Part(run.page().id(), run.player())).toList();
    var inStep = new ReplayInStep(connection, parts, System::nanoTime);
    return surroundings
        .interrupts()
        .untilDone(inStep::stop, () -> told(runs, inStep.play(start), repeat));
  }

  private TracePlayer.Progress progress(String page) {
    var err = surroundings.err();
    return new TracePlayer.Progress() {
      @Override
      public void at(long fired, long stalls, double now) {
        err.println(
            String.format(
                Locale.ROOT,
                "%6.1f s  %6d rows fired  %d stalls%s",
                now / 1000,
                fired,
                stalls,
                page));
      }

      @Override
      public void armedLate() {
        err.println("kite: " + ReplayVerdict.ARMED_LATE + page);
      }
    };
  }

  private ExitCode told(
      List<Run> runs, List<TracePlayer.Result> results, ReplayPlan.Repeat repeat) {
    runs.get(0)
        .schedule()
        .cutOff()
        .ifPresent(rows -> surroundings.err().println("kite: " + FileProblem.cutOff(file, rows)));
    var code = ExitCode.OK;
    for (int i = 0; i < results.size(); i++) {
      var told = told(runs.get(i).page(), results.get(i), runs.size() > 1, repeat);
      code = code == ExitCode.OK ? told : code;
    }
    return code;
  }

  private ExitCode told(
      Target page, TracePlayer.Result result, boolean isOneOfSeveral, ReplayPlan.Repeat repeat) {
    if (result instanceof TracePlayer.Played played) {
      print(page, played.report(), isOneOfSeveral);
      return code(played.report(), repeat);
    }
    var why = ((TracePlayer.Failed) result).why();
    if (!isOneOfSeveral) {
      throw Failure.of(why);
    }
    surroundings.err().println("kite: " + PlainText.line(name(page) + ": " + why.message()));
    return Ending.of(why).exitCode();
  }

  /** To be stopped is the end of an endless replay, and cuts another one short. */
  private static ExitCode code(ReplayReport report, ReplayPlan.Repeat repeat) {
    return switch (report.ended()) {
      case "finished" -> report.samples() > 0 ? ExitCode.OK : ExitCode.FAILED;
      case "stopped" -> repeat == ReplayPlan.Repeat.FOR_EVER ? ExitCode.OK : ExitCode.INTERRUPTED;
      default -> ExitCode.FAILED;
    };
  }

  private void print(Target page, ReplayReport report, boolean isOneOfSeveral) {
    var out = surroundings.out();
    if (json) {
      out.println(report.toJson(page));
      return;
    }
    if (isOneOfSeveral) {
      out.println(PlainText.line(name(page)) + ":");
    }
    ReportTable.lines(report, remedy).stream().map(PlainText::line).forEach(out::println);
    if (isOneOfSeveral) {
      out.println();
    }
  }

  private static String name(Target page) {
    return page.number() + " " + page.label();
  }
}
