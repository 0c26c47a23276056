package dev.kite.relay;

import dev.kite.protocol.CommandError;
import dev.kite.protocol.CommandId;
import dev.kite.protocol.ErrorCode;
import dev.kite.protocol.FrameException;
import dev.kite.protocol.FromConsole;
import dev.kite.protocol.Role;
import dev.kite.protocol.ToConsole;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What consoles ask of targets, commands and links: each is refused at once or answered once.
 *
 * <p>Belongs to the room.
 */
final class Requests {
  private final Environment environment;
  private final Targets targets;
  private final CommandTable commands;
  private final Links links;
  private final CommandTable.Verdicts answers;

  /**
   * @param answers into the log, so that they outlive a connection
   */
  Requests(
      Environment environment,
      Targets targets,
      CommandTable commands,
      Links links,
      CommandTable.Verdicts answers) {
    this.environment = environment;
    this.targets = targets;
    this.commands = commands;
    this.links = links;
    this.answers = answers;
  }

  void command(Console console, FromConsole.Command command) {
    CommandId id;
    try {
      id = CommandId.of(command.command());
    } catch (FrameException refusal) {
      console.outlet().fail(ErrorCode.BAD_FRAME, "command: " + refusal.getMessage() + ".");
      return;
    }
    var target = targets.find(command.target());
    var refusal = refusal(console, target);
    if (refusal.isPresent()) {
      refuse(console, command.target(), refusal.get(), id);
    } else if (target != null && commands.isFull(target, command.command())) {
      refuse(console, command.target(), CommandError.BUSY, id);
    } else if (target != null) {
      commands.accept(target, console.session(), id, command.command());
    }
  }

  void link(Console console, FromConsole.Link wanted) {
    var to = targets.find(wanted.target());
    var from = targets.find(wanted.link().from());
    var refusal = refusal(console, from == null ? null : to);
    if (refusal.isPresent()) {
      refuse(console, wanted.target(), refusal.get(), wanted.id());
    } else if (from == to) {
      refuse(console, wanted.target(), CommandError.ITS_OWN_SOURCE, wanted.id());
    } else if (from != null && to != null) {
      links.link(from, to, wanted.link(), console.session());
      answers.give(wanted.target(), console.session(), wanted.id().done());
    }
  }

  void unlink(Console console, FromConsole.Unlink wanted) {
    var to = targets.find(wanted.target());
    var refusal = refusal(console, to);
    if (refusal.isPresent()) {
      refuse(console, wanted.target(), refusal.get(), wanted.id());
    } else if (to != null) {
      links.unlink(to);
      answers.give(wanted.target(), console.session(), wanted.id().done());
    }
  }

  private Optional<CommandError> refusal(Console console, @Nullable Target target) {
    if (console.role() != Role.CONTROL) {
      return Optional.of(CommandError.MAY_ONLY_LOOK);
    }
    if (target == null) {
      return Optional.of(CommandError.NO_SUCH_TARGET);
    }
    return console.mayCommand(environment.clock().ticks())
        ? Optional.empty()
        : Optional.of(CommandError.BUSY);
  }

  private void refuse(Console console, String target, CommandError error, CommandId id) {
    environment.counters().hit(Counters.Event.REFUSED_COMMAND);
    var reply =
        new ToConsole.Reply(
            0, environment.clock().now(), target, ToConsole.NO_EPOCH, 0, error.reply(id));
    console.outlet().send(reply);
  }
}
