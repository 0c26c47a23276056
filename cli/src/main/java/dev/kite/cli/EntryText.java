package dev.kite.cli;

import dev.kite.client.Gap;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.repl.PlainText;

/**
 * What a person would read of an entry, as the text beside its JSON: without the level, the target
 * and the place, which have members of their own there.
 */
final class EntryText {
  private EntryText() {}

  static String of(PageEvent event) {
    return PlainText.event(event);
  }

  static String of(Gap gap) {
    return PlainText.gap(gap);
  }

  static String of(Notice notice) {
    var page = PlainText.line(notice.target().label());
    return switch (notice.kind()) {
      case JOINED -> page + " joined";
      case CHANGED -> page + " changed";
      case LEFT -> page + " left";
    };
  }

  static String ofTrimmed(long from, long to) {
    return PlainText.trimmed(from, to);
  }
}
