package dev.kite.repl;

import dev.kite.client.ConnectionState;
import dev.kite.client.Gap;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.client.RemoteObject;
import dev.kite.client.Stamp;
import dev.kite.client.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.utils.AttributedString;

/**
 * Lays entries out in lines: a mark, the time when it is wanted, the target's name when there are
 * several, the text, and at the right the place in the page's code.
 *
 * <p>What is heard is rendered by one thread; {@link #entry} and {@link #result} may be called from
 * any.
 */
final class ConsoleRenderer {
  private final Look look;
  private final Supplier<List<Target>> targets;
  private final Groups groups = new Groups();
  private final NoticeText notices = new NoticeText();
  private final KeptValues values = new KeptValues();

  ConsoleRenderer(Look look, Supplier<List<Target>> targets) {
    this.look = look;
    this.targets = targets;
  }

  /** The values of which an entry shows only a part. */
  KeptValues values() {
    return values;
  }

  /** An event of a page; empty when it shows nothing. */
  Optional<AttributedString> event(PageEvent event) {
    return shown(event).map(shown -> lines(shown, 1));
  }

  /** An event of a page, before its layout; empty when it shows nothing. */
  Optional<Shown> shown(PageEvent event) {
    var call = text(event, "type");
    if (call.equals("clear")) {
      groups.closeAll(event.at());
    }
    int depth = groups.depth(event.at());
    if (call.equals("endGroup")) {
      groups.close(event.at());
    } else if (call.startsWith("startGroup")) {
      groups.open(event.at());
    }
    return EventText.of(event)
        .map(
            entry ->
                new Shown(
                    entry,
                    label(event.at()),
                    depth,
                    values.keep(event.at().target(), event.at().epoch(), entry.values()),
                    EventText.millis(event)));
  }

  AttributedString gap(Gap gap) {
    var entry = Entry.warning(LossText.of(gap));
    return lines(new Shown(entry, label(gap.at()), groups.depth(gap.at()), 0, gap.at().time()), 1);
  }

  Optional<AttributedString> notice(Notice notice) {
    return notices
        .notice(notice)
        .map(entry -> lines(new Shown(entry, "", 0, 0, notice.at().time()), 1));
  }

  AttributedString trimmed(long from, long to) {
    return entry(Entry.warning(LossText.trimmed(from, to)));
  }

  Optional<AttributedString> state(ConnectionState state) {
    return notices.state(state).map(this::entry);
  }

  /** An entry of no page, or of the one the user just spoke to. */
  AttributedString entry(Entry entry) {
    return lines(new Shown(entry, "", 0, 0, 0), 1);
  }

  /** What the page answered to the user. */
  AttributedString result(Target page, Entry entry) {
    return result(page.id(), page.epoch(), entry);
  }

  /** What the page asked to be shown to the user. */
  AttributedString inspected(Stamp at, Entry entry) {
    return result(at.target(), at.epoch(), entry);
  }

  private AttributedString result(String target, String epoch, Entry entry) {
    return lines(new Shown(entry, "", 0, values.keep(target, epoch, entry.values()), 0), 1);
  }

  /** Keeps a value that was shown by somebody else, when one line hides something of it. */
  void keep(Target page, RemoteObject value) {
    var more = Cut.hidesSomething(value) ? List.of(value) : List.<RemoteObject>of();
    values.keep(page.id(), page.epoch(), more);
  }

  /** An entry that was said so many times, one after the other. */
  AttributedString lines(Shown shown, long count) {
    return new EntryLayout(look, shown).lines(count);
  }

  /** One line about an entry that was shown before and came again; {@code count} is in all. */
  AttributedString again(Shown shown, long count) {
    return new EntryLayout(look, shown).firstLine(count);
  }

  private static String text(PageEvent event, String member) {
    var text = event.params().get(member);
    return text != null && text.isJsonPrimitive() ? text.getAsString() : "";
  }

  private String label(Stamp at) {
    var known = targets.get();
    if (known.size() < 2) {
      return "";
    }
    return known.stream()
        .filter(target -> target.id().equals(at.target()))
        .findFirst()
        .map(NoticeText::name)
        .orElse(at.target());
  }
}
