package dev.kite.repl;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** {@code :filter}: what is shown of what pages say. */
final class FilterCommand {
  private static final List<String> LEVELS = List.of("error", "warning");

  private final EventFilter filter;
  private final Consumer<Entry> entries;

  FilterCommand(EventFilter filter, Consumer<Entry> entries) {
    this.filter = filter;
    this.entries = entries;
  }

  void addTo(Commands commands) {
    commands.addText(
        "filter",
        "TEXT|/regex/|error",
        "show only such entries; alone: everything",
        this::run,
        FilterCommand::levels);
  }

  private Commands.Next run(String text) {
    if (text.isEmpty()) {
      long hidden = filter.all();
      entries.accept(Entry.notice("Showing everything again; " + count(hidden)));
    } else if (LEVELS.contains(text)) {
      boolean warnings = text.equals("warning");
      only(
          warnings ? "warnings and errors" : "errors",
          entry -> entry.level() == Level.ERROR || (warnings && entry.level() == Level.WARNING));
    } else if (text.length() > 2 && text.startsWith("/") && text.endsWith("/")) {
      matching(text);
    } else {
      var lower = text.toLowerCase(Locale.ROOT);
      only(
          "entries that contain " + text,
          entry -> said(entry).toLowerCase(Locale.ROOT).contains(lower));
    }
    return Commands.Next.READ_ON;
  }

  private void matching(String text) {
    try {
      var pattern = Pattern.compile(text.substring(1, text.length() - 1));
      only("entries that match " + text, entry -> pattern.matcher(said(entry)).find());
    } catch (PatternSyntaxException e) {
      entries.accept(
          Entry.error(
              text + " is no regular expression: " + e.getDescription() + ". Nothing changed."));
    }
  }

  private void only(String what, Predicate<Entry> wanted) {
    filter.only(wanted);
    entries.accept(Entry.notice("Showing only " + what + "; :filter alone shows all again"));
  }

  /** What is seen of an entry, its place in the code included. */
  private static String said(Entry entry) {
    var said = new StringBuilder(Piece.text(entry.pieces()));
    for (var row : entry.table().rows()) {
      row.forEach(cell -> said.append(' ').append(Piece.text(cell.pieces())));
    }
    return said.append(' ').append(entry.source()).toString();
  }

  private static String count(long hidden) {
    if (hidden == 0) {
      return "nothing was hidden";
    }
    return hidden == 1
        ? "1 entry was hidden"
        : String.format(Locale.ROOT, "%,d entries were hidden", hidden);
  }

  private static List<Suggestion> levels(String typed) {
    return LEVELS.stream().filter(level -> level.startsWith(typed)).map(Suggestion::of).toList();
  }
}
