package dev.kite.client;

import com.google.gson.JsonObject;
import dev.kite.protocol.Body;
import dev.kite.protocol.ConsoleWelcome;
import dev.kite.protocol.FrameException;
import dev.kite.protocol.Reading;
import dev.kite.protocol.ReadingFormatException;
import dev.kite.protocol.TargetNotice;
import dev.kite.protocol.ToConsole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes in over all of a session's links: each entry once, in order, decoded and handed to
 * whom it concerns. Belongs to the event thread.
 */
final class Inbox {
  /** The relay's frame limit keeps a batch far below it. */
  private static final int MOST_READINGS = 10_000;

  private final Cursor cursor;
  private final Listeners listeners;
  private final OpenCommands commands;
  private final Watches watches;
  private final TargetList targets = new TargetList();
  private final SeenFrames seen = new SeenFrames();
  private long welcomedAt;

  Inbox(Cursor cursor, Listeners listeners, OpenCommands commands, Watches watches) {
    this.cursor = cursor;
    this.listeners = listeners;
    this.commands = commands;
    this.watches = watches;
  }

  /** May be read on any thread. */
  List<Target> targets() {
    return targets.snapshot();
  }

  void welcome(ConsoleWelcome welcome) {
    welcomedAt = welcome.position();
    targets.replace(welcome.targets());
  }

  /**
   * Takes one frame that follows the welcome.
   *
   * <p>A body that is no JSON is the page's fault and must not end the console: it is left out.
   */
  void receive(ToConsole frame) {
    try {
      if (frame instanceof ToConsole.Event event) {
        event(event);
      } else if (frame instanceof ToConsole.Reply reply) {
        reply(reply);
      } else if (frame instanceof ToConsole.Gap gap) {
        gap(gap);
      } else if (frame instanceof ToConsole.Notice notice) {
        notice(notice);
      } else if (frame instanceof ToConsole.Trimmed trimmed) {
        cursor.passed(trimmed.to());
        listeners.each(listener -> listener.trimmed(trimmed.from(), trimmed.to()));
      } else if (frame instanceof ToConsole.Readings readings) {
        watches.hear(
            readings.target(), readings.stream(), readings.n(), decoded(readings.readings()));
      }
    } catch (BadMessageException | ReadingFormatException e) {
      return;
    }
  }

  private void event(ToConsole.Event event) throws BadMessageException {
    cursor.passed(event.position());
    if (seen.advance(event.target(), event.epoch(), event.seq()) >= event.seq()) {
      return;
    }
    var at = new Stamp(event.position(), event.time(), event.target(), event.epoch(), event.seq());
    var decoded = pageEvent(at, Json.object("event", event.event().text()));
    listeners.each(listener -> listener.event(decoded));
  }

  private void reply(ToConsole.Reply reply) throws BadMessageException {
    cursor.passed(reply.position());
    if (reply.seq() > 0
        && seen.advance(reply.target(), reply.epoch(), reply.seq()) >= reply.seq()) {
      return;
    }
    var at = new Stamp(reply.position(), reply.time(), reply.target(), reply.epoch(), reply.seq());
    var json = Json.object("reply", reply.body().text());
    var id = new Members("reply", json).textOrNull("id");
    if (id == null) {
      var decoded = pageEvent(at, json);
      listeners.each(listener -> listener.sessionEvent(decoded));
      return;
    }
    var outcome = outcome(json);
    if (!commands.complete(id, outcome)) {
      listeners.each(listener -> listener.strayReply(new StrayReply(at, id, outcome)));
    }
  }

  /** An answer that cannot be read still is one: its command must not wait for another. */
  private static Outcome outcome(JsonObject reply) {
    try {
      return OpenCommands.outcome(reply);
    } catch (BadMessageException e) {
      return new Outcome.Failed(0, "The page's answer cannot be read: " + e.getMessage());
    }
  }

  private void gap(ToConsole.Gap gap) {
    cursor.passed(gap.position());
    long last = seen.advance(gap.target(), gap.epoch(), gap.to());
    if (last >= gap.to()) {
      return;
    }
    var at = new Stamp(gap.position(), gap.time(), gap.target(), gap.epoch(), gap.seq());
    var rest = new Gap(at, Math.max(gap.from(), last + 1), gap.to(), gap.bytes(), gap.why());
    listeners.each(listener -> listener.gap(rest));
  }

  private void notice(ToConsole.Notice frame) throws BadMessageException {
    cursor.passed(frame.position());
    var decoded = decoded(frame);
    if (decoded == null) {
      return;
    }
    var target = decoded.target();
    if (frame.position() > welcomedAt) {
      if (decoded.kind() == Notice.Kind.LEFT) {
        targets.remove(target.id());
      } else {
        targets.put(target);
      }
    }
    listeners.each(listener -> listener.notice(decoded));
  }

  private @Nullable Notice decoded(ToConsole.Notice frame) throws BadMessageException {
    TargetNotice notice;
    try {
      notice = TargetNotice.decode(frame.notice()).orElse(null);
    } catch (FrameException e) {
      throw new BadMessageException("notice: " + e.getMessage());
    }
    if (notice instanceof TargetNotice.Joined joined) {
      return of(frame, Notice.Kind.JOINED, targets.numbered(joined.target()));
    }
    if (notice instanceof TargetNotice.Changed changed) {
      return of(frame, Notice.Kind.CHANGED, targets.numbered(changed.target()));
    }
    if (notice instanceof TargetNotice.Left left) {
      var known = targets.find(left.target());
      return known == null ? null : of(frame, Notice.Kind.LEFT, known);
    }
    return null;
  }

  private static Notice of(ToConsole.Notice frame, Notice.Kind kind, Target target) {
    var at = new Stamp(frame.position(), frame.time(), target.id(), target.epoch(), 0);
    return new Notice(at, kind, target);
  }

  private static PageEvent pageEvent(Stamp at, JsonObject json) throws BadMessageException {
    var members = new Members("event", json);
    var params = members.objectOrNull("params", it -> it);
    return new PageEvent(at, members.text("method"), params == null ? new JsonObject() : params);
  }

  private static List<Reading> decoded(Body readings) throws ReadingFormatException {
    return Reading.parseAll(readings.text(), MOST_READINGS);
  }
}
