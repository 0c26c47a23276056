package dev.kite.cli;

import dev.kite.client.Backlog;
import dev.kite.client.ConnectionListener;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.client.TargetSelector;
import dev.kite.client.motion.LinkReport;
import dev.kite.client.motion.LiveLink;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.TargetLink;
import dev.kite.repl.ExitCode;
import dev.kite.repl.PlainText;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kite link}: one page's live sensors into another page. */
@Command(
    name = "link",
    description = "Feed a page with another page's live motion sensors, until Ctrl-C.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "A page is named by its number, the beginning of its id, or part of its title or URL.",
      "",
      "Each second a line says how it goes, like this:",
      "   60/s  latency 54/63 ms  0 dropped  2 late",
      "Latency is the time from a reading to its event in the page that is fed: the median and the"
          + " 95th percentile of the latest 500. Late are events that were fired after their moment.",
      "",
      "Example:",
      "  kite link pixel game --latency 40"
    })
final class LinkCommand implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Mixin private RelayOptions relay = new RelayOptions();

  @Parameters(index = "0", paramLabel = "PHONE", description = "The page whose sensors they are.")
  private String phone = "";

  @Parameters(index = "1", paramLabel = "PAGE", description = "The page that is fed.")
  private String page = "";

  @Option(
      names = "--latency",
      paramLabel = "N",
      description =
          "How many ms a reading is held to even out the network's jitter, at most 250;"
              + " 0 for none. Default: as long as it needs.")
  private @Nullable Integer latency;

  @Option(
      names = "--streams",
      paramLabel = "LIST",
      converter = StreamsOption.class,
      description =
          "m motion, o orientation, a absolute orientation, g Generic Sensor classes; "
              + "default m,o.")
  private Set<SensorStream> streams = EnumSet.of(SensorStream.MOTION, SensorStream.ORIENTATION);

  @Option(names = "--json", description = "One JSON object a second; docs/json.md describes it.")
  private boolean json;

  LinkCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() throws IOException {
    if (latency != null && (latency < 0 || latency > TargetLink.MOST_LATENCY)) {
      throw new Failure(
          ExitCode.USAGE, "--latency is a number of ms from 0 to " + TargetLink.MOST_LATENCY + ".");
    }
    try (var connection =
        relay.connect(surroundings, Backlog.none(), new ConnectionListener() {})) {
      return link(connection);
    }
  }

  private ExitCode link(RelayConnection connection) throws IOException {
    var from = select(phone, connection.targets());
    var to = select(page, connection.targets());
    if (from.id().equals(to.id())) {
      throw new Failure(
          ExitCode.USAGE, phone + " and " + page + " are the same page. Name two pages.");
    }
    var held = latency == null ? OptionalInt.empty() : OptionalInt.of(latency);
    var link = new TargetLink(from.id(), streams, held);
    var live = new LiveLink(connection, from, to, link, System::nanoTime, this::progress);
    surroundings
        .err()
        .println(
            "Linking "
                + PlainText.line(from.label())
                + " to "
                + PlainText.line(to.label())
                + ". Ctrl-C ends it.");
    return Finishing.during(surroundings.interrupts(), live::stop, () -> told(live.run()));
  }

  private static Target select(String name, List<Target> targets) {
    var selection = TargetSelector.named(name, name, targets);
    if (selection instanceof TargetSelector.One one) {
      return one.target();
    }
    throw new Failure(ExitCode.NO_TARGET, ((TargetSelector.NotOne) selection).message());
  }

  private void progress(LinkReport report) {
    surroundings.out().println(json ? report.toJson() : PlainText.line(report.line()));
  }

  private static ExitCode told(LiveLink.Result result) {
    if (result instanceof LiveLink.NotLinked none) {
      throw Failure.of(none.why());
    }
    if (result instanceof LiveLink.Ended ended) {
      throw new Failure(ExitCode.FAILED, ended.why());
    }
    return ExitCode.OK;
  }
}
