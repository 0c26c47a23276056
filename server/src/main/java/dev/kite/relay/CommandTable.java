package dev.kite.relay;

import dev.kite.protocol.Body;
import dev.kite.protocol.CommandError;
import dev.kite.protocol.CommandId;
import dev.kite.protocol.ToPage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commands whose replies have not come: each gets exactly one, from its page or from here.
 *
 * <p>Belongs to the room.
 */
final class CommandTable {
  private final Environment environment;
  private final Executor room;
  private final Verdicts verdicts;
  private final Map<String, Map<CommandId, InFlight>> byTarget = new HashMap<>();
  private boolean isCheckDue;

  CommandTable(Environment environment, Executor room, Verdicts verdicts) {
    this.environment = environment;
    this.room = room;
    this.verdicts = verdicts;
  }

  /** Where the relay's own replies go: the room log, so that they outlive a connection. */
  interface Verdicts {
    void give(String target, String session, Body reply);
  }

  /** Whether {@code target} has too many commands in flight, or too large ones, for one more. */
  boolean isFull(Target target, Body next) {
    var commands = of(target.id());
    int bytes = commands.values().stream().mapToInt(command -> command.frame.remaining()).sum();
    return commands.size() >= environment.limits().rates().commandsInFlight()
        || bytes + next.size() > Limits.COMMAND_BYTES;
  }

  /**
   * Takes a command and sends it, or keeps it for when the target is back. One that is in flight
   * already is not taken again: its reply is on the way.
   */
  void accept(Target target, String session, CommandId id, Body command) {
    var commands = byTarget.computeIfAbsent(target.id(), name -> new LinkedHashMap<>());
    if (commands.containsKey(id)) {
      return;
    }
    var frame = new ToPage.Command(session, command).encode();
    var inFlight = new InFlight(session, target.epoch(), frame, now() + Limits.COMMAND_END);
    commands.put(id, inFlight);
    checkLater();
    var outlet = target.reachable();
    if (outlet != null) {
      inFlight.send(outlet);
    } else if (target.link() == null) {
      waitFor(target.id(), id, inFlight);
    }
  }

  /** A reply has been stored. */
  void answered(String target, String session, CommandId id) {
    var commands = of(target);
    var command = commands.get(id);
    if (command != null && command.session.equals(session)) {
      remove(target, id);
    }
  }

  /** The target's connection is gone; {@code unsent} were never taken out of its queue. */
  void gone(String target, List<ByteBuffer> unsent) {
    of(target)
        .forEach(
            (id, command) -> {
              command.lost(unsent);
              waitFor(target, id, command);
            });
  }

  /** The target is there again: what the same epoch has not answered is sent once more. */
  void back(Target target) {
    var outlet = target.reachable();
    for (var entry : new ArrayList<>(of(target.id()).entrySet())) {
      var command = entry.getValue();
      if (!command.epoch.equals(target.epoch())) {
        giveUp(target.id(), entry.getKey());
      } else if (outlet != null) {
        command.cancelWait();
        command.send(outlet);
      }
    }
  }

  /** A console is gone; its commands are given up earlier if it does not come back. */
  void sessionGone(String session) {
    long end = now() + Limits.SESSION_END;
    ofSession(session).forEach(command -> command.end = Math.min(command.lastEnd, end));
  }

  /** The console is there again. */
  void sessionBack(String session) {
    ofSession(session).forEach(command -> command.end = command.lastEnd);
  }

  private Stream<InFlight> ofSession(String session) {
    return byTarget.values().stream()
        .flatMap(commands -> commands.values().stream())
        .filter(command -> command.session.equals(session));
  }

  private long now() {
    return environment.clock().ticks();
  }

  // One timer for all: most commands are answered in a moment.
  private void checkLater() {
    if (!isCheckDue) {
      isCheckDue = true;
      environment.scheduler().after(Limits.COMMAND_CHECK, () -> room.execute(this::check));
    }
  }

  private void check() {
    isCheckDue = false;
    byTarget.forEach(this::check);
    byTarget.values().removeIf(Map::isEmpty);
    if (!byTarget.isEmpty()) {
      checkLater();
    }
  }

  private void check(String target, Map<CommandId, InFlight> commands) {
    for (var entry : List.copyOf(commands.entrySet())) {
      var command = entry.getValue();
      if (command.end <= now()) {
        commands.remove(entry.getKey());
        command.written |= command.queued;
        command.cancelWait();
        verdicts.give(target, command.session, command.verdict().reply(entry.getKey()));
      }
    }
  }

  private void waitFor(String target, CommandId id, InFlight command) {
    var times = environment.limits().times();
    long millis = command.written ? times.unanswered() : times.unwritten();
    command.cancelWait();
    command.wait =
        environment
            .scheduler()
            .after(millis, () -> room.execute(() -> giveUp(target, id, command)));
  }

  // The timer may have fired before it was cancelled: only a command that still waits is given up.
  private void giveUp(String target, CommandId id, InFlight command) {
    if (command.wait != null && of(target).get(id) == command) {
      giveUp(target, id);
    }
  }

  private void giveUp(String target, CommandId id) {
    var command = remove(target, id);
    if (command != null) {
      verdicts.give(target, command.session, command.verdict().reply(id));
    }
  }

  private @Nullable InFlight remove(String target, CommandId id) {
    var commands = of(target);
    var command = commands.remove(id);
    if (command != null) {
      command.cancelWait();
    }
    if (commands.isEmpty()) {
      byTarget.remove(target);
    }
    return command;
  }

  private Map<CommandId, InFlight> of(String target) {
    var commands = byTarget.get(target);
    return commands == null ? new HashMap<>() : commands;
  }

  /** One command and how far it got. */
  private static final class InFlight {
    private final String session;
    private final String epoch;
    private final ByteBuffer frame;
    private final long lastEnd;
    private long end;
    private boolean queued;
    private boolean written;
    private Scheduler.@Nullable Timer wait;

    InFlight(String session, String epoch, ByteBuffer frame, long end) {
      this.session = session;
      this.epoch = epoch;
      this.frame = frame;
      this.lastEnd = end;
      this.end = end;
    }

    void send(Outlet outlet) {
      queued = outlet.send(frame);
    }

    @SuppressWarnings("ReferenceEquality") // The very frame: another command may have its bytes.
    void lost(List<ByteBuffer> unsent) {
      boolean stillWaited = unsent.stream().anyMatch(waiting -> waiting == frame);
      written |= queued && !stillWaited;
      queued = false;
    }

    CommandError verdict() {
      return written ? CommandError.UNKNOWN : CommandError.NOT_RUN;
    }

    void cancelWait() {
      if (wait != null) {
        wait.cancel();
        wait = null;
      }
    }
  }
}
