package dev.kite.cli;

import dev.kite.client.Gap;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.repl.PlainConsole;
import java.util.List;

/** What a person would read of an entry, as text beside its JSON. */
final class EntryText {
  private final PlainConsole console = new PlainConsole(List::of, this::take);
  private String taken = "";

  String of(PageEvent event) {
    return console.plain(event).orElse("");
  }

  String of(Gap gap) {
    taken = "";
    console.gap(gap);
    return taken;
  }

  String of(Notice notice) {
    taken = "";
    console.notice(notice);
    return taken;
  }

  String ofTrimmed(long from, long to) {
    taken = "";
    console.trimmed(from, to);
    return taken;
  }

  private void take(String text) {
    taken = text;
  }
}
