package dev.kite.repl;

import dev.kite.client.RelayConnection;
import dev.kite.client.RemoteObject;
import dev.kite.repl.KeptValues.Kept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The prompt's commands about values that were shown in part, and about the time column. */
final class ValueCommands {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What an expansion opens when nobody says how much. */
  private static final int DEPTH = 2;

  private final RelayConnection connection;
  private final ConsoleRenderer renderer;
  private final Look look;
  private final Output output;

  ValueCommands(RelayConnection connection, ConsoleRenderer renderer, Look look, Output output) {
    this.connection = connection;
    this.renderer = renderer;
    this.look = look;
    this.output = output;
  }

  void addTo(Commands commands) {
    var mark = look.glyphs().closed();
    commands
        .add(
            "expand",
            "[N] [depth]",
            "open the value marked " + mark + "N, else the newest one; 2 levels, at most 10",
            this::expand)
        .add("full", "[N]", "all of it, what was cut of strings too", this::full)
        .add("time", "on|off", "the time before each entry", this::time);
  }

  private Commands.Next expand(List<String> words) {
    var depth = words.size() < 2 ? Optional.of(DEPTH) : number(words.get(1));
    if (words.size() > 2 || depth.isEmpty()) {
      return said(Entry.error(":expand takes a number and perhaps a depth, like :expand 12 3"));
    }
    kept(words).ifPresent(kept -> print(kept, value -> expanded(kept, value, depth.get())));
    return Commands.Next.READ_ON;
  }

  private Commands.Next full(List<String> words) {
    if (words.size() > 1) {
      return said(Entry.error(":full takes the number of a value, like :full 12"));
    }
    kept(words).ifPresent(kept -> print(kept, value -> whole(kept, value)));
    return Commands.Next.READ_ON;
  }

  private Commands.Next time(List<String> words) {
    switch (String.join(" ", words)) {
      case "on" -> look.times().show();
      case "off" -> look.times().hide();
      default -> said(Entry.error(":time takes on or off"));
    }
    return Commands.Next.READ_ON;
  }

  /** The values a command is about; says why when there are none. */
  private Optional<Kept> kept(List<String> words) {
    if (words.isEmpty()) {
      var newest = renderer.values().newest();
      if (newest.isEmpty()) {
        said(Entry.notice("Nothing was shown yet of which there is more"));
      }
      return newest;
    }
    var mark = look.glyphs().closed();
    var kept =
        number(words.get(0).startsWith(mark) ? words.get(0).substring(1) : words.get(0))
            .flatMap(renderer.values()::of);
    if (kept.isEmpty()) {
      said(
          Entry.error(
              "No value is marked " + mark + words.get(0) + ", or it was shown too long ago."));
    }
    return kept;
  }

  /** What one value is shown as now. */
  private interface Writer {
    List<Piece> write(RemoteObject value);
  }

  private void print(Kept kept, Writer writer) {
    var pieces = new ArrayList<Piece>();
    for (var value : kept.values()) {
      if (!pieces.isEmpty()) {
        pieces.add(Piece.plain("\n"));
      }
      var written = writer.write(value);
      if (written.isEmpty()) {
        return;
      }
      pieces.addAll(written);
    }
    output.print(List.of(renderer.entry(new Entry(Level.RESULT, pieces, ""))));
  }

  private List<Piece> expanded(Kept kept, RemoteObject value, int depth) {
    var result = Expansion.of(page(kept), value, depth).join();
    if (!result.failure().isEmpty()) {
      said(Entry.error(result.failure()));
      return List.of();
    }
    return ExpandedLayout.pieces(result.value(), columns());
  }

  private List<Piece> whole(Kept kept, RemoteObject value) {
    return switch (value.type()) {
      case "string" -> string(kept, value);
      case "function" -> List.of(Piece.plain(ValueFormat.description(value)));
      default -> expanded(kept, value, Expansion.MOST_DEPTH);
    };
  }

  private List<Piece> string(Kept kept, RemoteObject value) {
    var whole = WholeString.of(page(kept), value).join();
    if (whole.value().isEmpty()) {
      said(Entry.error(whole.why()));
      return List.of();
    }
    return WholeString.pieces(whole.value().get());
  }

  private PageObjects page(Kept kept) {
    return new PageObjects(connection, kept.target(), PATIENCE);
  }

  private int columns() {
    return look.isPlain() ? PlainText.COLUMNS : look.columns().getAsInt() - look.gutter().length();
  }

  private Commands.Next said(Entry entry) {
    output.say(renderer.entry(entry));
    return Commands.Next.READ_ON;
  }

  private static Optional<Integer> number(String word) {
    return word.matches("[0-9]{1,6}") ? Optional.of(Integer.parseInt(word)) : Optional.empty();
  }
}
