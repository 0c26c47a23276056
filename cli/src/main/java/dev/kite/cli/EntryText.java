package dev.kite.cli;

import static java.util.stream.Collectors.joining;

import dev.kite.client.BadMessageException;
import dev.kite.client.BrowserEntry;
import dev.kite.client.ConsoleCall;
import dev.kite.client.Gap;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.client.RemoteObject;
import dev.kite.client.UncaughtError;
import dev.kite.repl.PlainConsole;
import dev.kite.repl.PlainText;
import java.util.List;

/**
 * What a person would read of an entry, as the text beside its JSON: without the level, the target
 * and the place, which have members of their own there.
 */
final class EntryText {
  private final PlainConsole console = new PlainConsole(List::of, line -> {});

  String of(PageEvent event) {
    try {
      return switch (event.method()) {
        case ConsoleCall.METHOD -> call(event, ConsoleCall.from(event.params()).args());
        case UncaughtError.METHOD ->
            PlainText.exception(UncaughtError.from(event.params()).details());
        case BrowserEntry.METHOD -> PlainText.line(BrowserEntry.from(event.params()).text());
        default -> shown(event);
      };
    } catch (BadMessageException e) {
      return shown(event);
    }
  }

  private String call(PageEvent event, List<RemoteObject> args) {
    boolean formats = !args.isEmpty() && PlainText.value(args.get(0)).contains("%");
    return formats ? shown(event) : args.stream().map(PlainText::value).collect(joining(" "));
  }

  private String shown(PageEvent event) {
    return console.plain(event).orElse("");
  }

  String of(Gap gap) {
    return gap.count() + " messages of the page are lost: " + PlainText.line(gap.why());
  }

  String of(Notice notice) {
    var page = PlainText.line(notice.target().label());
    return switch (notice.kind()) {
      case JOINED -> page + " joined";
      case CHANGED -> page + " changed";
      case LEFT -> page + " left";
    };
  }

  String ofTrimmed(long from, long to) {
    return to - from + 1 + " entries are no longer held by the relay";
  }
}
