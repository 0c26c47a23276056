package dev.kite.repl;

import dev.kite.client.ConnectionState;
import dev.kite.client.Notice;
import dev.kite.client.Target;
import dev.kite.protocol.TargetLink;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The sentences about targets that come and go, and about the connection.
 *
 * <p>It remembers what it last said of each target, of at most {@value #MAX_TARGETS}, so that it
 * speaks only when there is something new.
 */
final class NoticeText {
  private static final int MAX_TARGETS = 256;

  /** What a target was called in which load, and what fed it: an id, or nothing. */
  private record Said(String label, String epoch, String source) {
    static Said of(Target target) {
      var source = target.link().map(TargetLink::from).orElse("");
      return new Said(target.label(), target.epoch(), source);
    }
  }

  private final Map<String, Said> said = new LinkedHashMap<>();
  private boolean lost;

  Optional<Entry> notice(Notice notice) {
    var target = notice.target();
    if (notice.kind() == Notice.Kind.LEFT) {
      said.remove(target.id());
      return Optional.of(Entry.notice(name(target) + " left"));
    }
    var last = said.get(target.id());
    remember(target);
    if (last == null) {
      return notice.kind() == Notice.Kind.JOINED
          ? Optional.of(Entry.notice(name(target) + " joined" + place(target)))
          : Optional.empty();
    }
    if (!last.epoch().equals(target.epoch())) {
      return Optional.of(Entry.notice(name(target) + " was loaded again" + place(target)));
    }
    var now = Said.of(target);
    if (!last.source().equals(now.source())) {
      return Optional.of(Entry.notice(name(target) + fed(now.source())));
    }
    return last.label().equals(target.label())
        ? Optional.empty()
        : Optional.of(Entry.notice("Page " + target.number() + " is now " + target.label()));
  }

  private String fed(String source) {
    var known = said.get(source);
    if (source.isEmpty()) {
      return " is fed by no page any more";
    }
    return " is fed by " + (known == null ? source : known.label()) + " now";
  }

  private void remember(Target target) {
    said.remove(target.id());
    said.put(target.id(), Said.of(target));
    if (said.size() > MAX_TARGETS) {
      said.remove(said.keySet().iterator().next());
    }
  }

  /** Like {@code 2 Cart}: what to say to {@code :use}, and what the page calls itself. */
  static String name(Target target) {
    return target.number() + " " + target.label();
  }

  private static String place(Target target) {
    boolean told = target.label().equals(target.url()) || target.url().isBlank();
    return told ? "" : " (" + target.url() + ")";
  }

  /** Each loss is told once, whatever attempts follow; the first connection is told by nobody. */
  Optional<Entry> state(ConnectionState state) {
    if (state instanceof ConnectionState.Stopped stopped) {
      return Optional.of(Entry.error("Disconnected from the relay. " + stopped.why()));
    }
    boolean wasLost = lost;
    lost = state instanceof ConnectionState.Lost;
    if (lost == wasLost) {
      return Optional.empty();
    }
    if (state instanceof ConnectionState.Lost broken) {
      return Optional.of(
          Entry.error("Connection to the relay lost, trying again. " + broken.why()));
    }
    boolean restarted = state instanceof ConnectionState.Connected now && !now.sameLog();
    return Optional.of(
        Entry.notice("Connected to the relay again" + (restarted ? "; it was restarted" : "")));
  }
}
