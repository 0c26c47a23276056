package dev.kite.relay;

import dev.kite.protocol.Body;
import dev.kite.protocol.CommandId;
import dev.kite.protocol.ConsoleHello;
import dev.kite.protocol.ConsoleWelcome;
import dev.kite.protocol.ErrorCode;
import dev.kite.protocol.FrameException;
import dev.kite.protocol.FromConsole;
import dev.kite.protocol.LinkLimits;
import dev.kite.protocol.LinkSource;
import dev.kite.protocol.PageFrame;
import dev.kite.protocol.PageKey;
import dev.kite.protocol.Role;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.TargetLink;
import dev.kite.protocol.ToConsole;
import dev.kite.protocol.ToPage;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * All targets and consoles that share one page key.
 *
 * <p>Everything below {@link #execute} runs one after the other, never blocks and sends nothing:
 * sends are queued per recipient and go out on the recipient's own thread.
 */
final class Room implements Executor {
  private final Environment environment;
  private final SerialExecutor tasks;
  private final RoomLog log;
  private final PageKey key;
  private final HeldScripts heldScripts;
  private final CommandTable commands;
  private final Targets targets;
  private final Links links;
  private final Requests requests;
  private final Map<String, Console> consoles = new HashMap<>();
  private final Set<Outlet> outlets = new HashSet<>();
  private volatile int consoleCount;

  Room(Environment environment, RoomLog log, PageKey key, HeldScripts heldScripts) {
    this.environment = environment;
    this.log = log;
    this.key = key;
    this.heldScripts = heldScripts;
    this.tasks = new SerialExecutor(environment.defects());
    this.commands = new CommandTable(environment, this, this::give);
    this.targets = new Targets(environment, this, log, commands, new ReadingRoutes());
    this.links = new Links(environment, this, new LinkChanges());
    this.requests = new Requests(environment, targets, commands, links, this::give);
    log.subscribe(() -> execute(this::feedConsoles));
  }

  @Override
  public void execute(Runnable task) {
    tasks.execute(task);
  }

  /** Whether so much waits here that connections must stop reading for a moment. */
  boolean isBehind() {
    return tasks.backlog() > Limits.ROOM_BACKLOG;
  }

  /** How many consoles are here; may be asked from any thread. */
  int consoleCount() {
    return consoleCount;
  }

  /** Whether nothing has ever happened here that somebody could want to know later. */
  boolean isUnused() {
    return log.newest() == 0;
  }

  void joined(Outlet outlet) {
    outlets.add(outlet);
  }

  /** Sends everybody away. */
  void close(ErrorCode code, String message) {
    outlets.forEach(outlet -> outlet.fail(code, message));
  }

  void fromPage(PageLink link, PageFrame frame) {
    if (frame instanceof PageFrame.Readings readings) {
      readings(link, readings);
    } else if (frame instanceof PageFrame.Hello hello) {
      targets.hello(link, hello.hello());
    } else if (frame instanceof PageFrame.Script script) {
      hold(link, script);
    } else {
      lossless(link, frame);
    }
  }

  void fromConsole(ConsoleLink link, FromConsole frame) {
    var console = link.console();
    if (frame instanceof FromConsole.Hello hello) {
      welcome(link, hello.hello());
    } else if (console == null || consoles.get(console.session()) != console) {
      return; // Sent away already; what was on its way does not count.
    } else if (frame instanceof FromConsole.Command command) {
      requests.command(console, command);
    } else if (frame instanceof FromConsole.Link wanted) {
      requests.link(console, wanted);
    } else if (frame instanceof FromConsole.Unlink unlink) {
      requests.unlink(console, unlink);
    } else if (frame instanceof FromConsole.Watch watch) {
      watch(console, watch);
    }
  }

  void lost(PageLink link) {
    outlets.remove(link.outlet());
    targets.lost(link);
  }

  void lost(ConsoleLink link) {
    outlets.remove(link.outlet());
    var console = link.console();
    if (console != null && consoles.remove(console.session(), console)) {
      commands.sessionGone(console.session());
      links.sessionGone(console.session());
      consolesChanged();
    }
  }

  private void lossless(PageLink link, PageFrame frame) {
    var intake = link.intake();
    if (intake == null) {
      return; // Its hello was refused and the connection is closing.
    }
    var source = intake.source();
    if (frame instanceof PageFrame.Event event) {
      intake.take(new Draft.Event(source, event.seq(), event.event()), () -> {});
    } else if (frame instanceof PageFrame.Reply reply) {
      reply(intake, reply);
    } else if (frame instanceof PageFrame.Gap gap) {
      intake.take(new Draft.Gap(source, gap.from(), gap.seq(), gap.bytes(), gap.why()), () -> {});
    }
  }

  private void reply(Intake intake, PageFrame.Reply reply) {
    var source = intake.source();
    intake.take(
        new Draft.Reply(source, reply.seq(), reply.session(), reply.body()),
        () -> answered(source.target(), reply));
  }

  private void answered(String target, PageFrame.Reply reply) {
    try {
      CommandId.peek(reply.body()).ifPresent(id -> commands.answered(target, reply.session(), id));
    } catch (FrameException noReply) {
      return; // A body without a command id ends no command; the console judges it.
    }
  }

  private void hold(PageLink link, PageFrame.Script script) {
    var target = link.target();
    if (target == null) {
      return; // Its hello was refused, or another connection took its place.
    }
    var owner = new HeldScripts.Owner(key, target.id());
    if (heldScripts.hold(owner, link.address(), script.id(), script.source())) {
      link.outlet().send(new ToPage.Held(script.id()));
    } else {
      environment.counters().hit(Counters.Event.REFUSED_SCRIPT);
    }
  }

  private void readings(PageLink link, PageFrame.Readings readings) {
    var target = link.target();
    if (target == null) {
      return;
    }
    links.readings(target, readings);
    ByteBuffer frame = null;
    for (var console : consoles.values()) {
      if (console.watched(target.id()).contains(readings.stream())) {
        if (frame == null) {
          frame =
              new ToConsole.Readings(
                      target.id(), readings.stream(), readings.n(), readings.readings())
                  .encode();
        }
        console.readings(target.id(), readings.stream(), frame);
      }
    }
  }

  private void welcome(ConsoleLink link, ConsoleHello hello) {
    var old = consoles.remove(hello.session());
    if (old != null) {
      old.outlet().fail(ErrorCode.REPLACED, "This session connected again elsewhere.");
    } else if (consoles.size() >= environment.limits().members().consolesPerRoom()) {
      link.outlet().fail(ErrorCode.TOO_MANY, "The room has as many consoles as it may.");
      return;
    }
    var bucket =
        new TokenBucket(environment.limits().rates().commands(), environment.clock().ticks());
    var console =
        new Console(hello.session(), link, hello.from(), log, this, bucket, environment.counters());
    consoles.put(hello.session(), console);
    commands.sessionBack(hello.session());
    links.sessionBack(hello.session());
    link.become(console);
    link.outlet().send(new ToConsole.Welcome(welcome(link.role())));
    console.feed();
    consolesChanged();
  }

  private ConsoleWelcome welcome(Role role) {
    return new ConsoleWelcome(
        role,
        log.id(),
        log.newest(),
        environment.clock().now(),
        new LinkLimits(environment.limits().frameBytes()),
        targets.show());
  }

  private void give(String target, String session, Body answer) {
    log.append(new Draft.Verdict(target, session, answer));
  }

  private void watch(Console console, FromConsole.Watch watch) {
    var before = console.watched(watch.target());
    if (!console.watch(watch.target(), watch.streams())) {
      console.outlet().fail(ErrorCode.TOO_MANY, "You watch as many targets as you may.");
      return;
    }
    var target = targets.find(watch.target());
    if (target == null) {
      return;
    }
    if (watch.streams().stream().anyMatch(it -> it.isState() && !before.contains(it))) {
      target.watchAnew(wanted(target.id()));
    } else {
      tellWanted(target);
    }
  }

  private void consolesChanged() {
    consoleCount = consoles.size();
    targets.all().forEach(this::tellWanted);
  }

  private void tellWanted(Target target) {
    target.watch(wanted(target.id()));
  }

  private Set<SensorStream> wanted(String target) {
    var streams = links.wanted(target);
    consoles.values().forEach(console -> streams.addAll(console.watched(target)));
    return streams;
  }

  private void feedConsoles() {
    consoles.values().forEach(Console::feed);
  }

  /** What the pages' coming and going has to do with readings. */
  private final class ReadingRoutes implements Targets.Routes {
    @Override
    public Set<SensorStream> wanted(String target) {
      return Room.this.wanted(target);
    }

    @Override
    public Optional<LinkSource> source(String target) {
      return links.source(target);
    }

    @Override
    public void welcomed(Target target) {
      links.welcomed(target);
    }

    @Override
    public void left(Target target) {
      links.left(target);
    }
  }

  /** Tells pages and consoles of links. */
  private final class LinkChanges implements Links.Observer {
    @Override
    public void linked(Target receiver, Optional<TargetLink> link) {
      targets.linked(receiver, link);
    }

    @Override
    public void wanted(Target source) {
      tellWanted(source);
    }
  }
}
