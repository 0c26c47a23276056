package dev.kite.repl;

import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.RemoteObject;
import dev.kite.repl.KeptValues.Kept;
import dev.kite.repl.PageObjects.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The prompt's commands about values that were shown in part, and about the time column. */
final class ValueCommands {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** What an expansion opens when nobody says how much. */
  private static final int DEPTH = 2;

  private final Session session;
  private final RelayConnection connection;
  private final ConsoleRenderer renderer;
  private final Look look;
  private final Output output;

  ValueCommands(
      Session session,
      RelayConnection connection,
      ConsoleRenderer renderer,
      Look look,
      Output output) {
    this.session = session;
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
            "open value " + mark + "N, or the newest, 2 levels deep",
            this::expand)
        .add("full", "[N]", "all of it, and all of a string that was cut", this::full)
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
    return switch (String.join(" ", words)) {
      case "on" -> {
        look.times().show();
        yield said(Entry.notice("Entries now say when they were made"));
      }
      case "off" -> {
        look.times().hide();
        yield said(Entry.notice("Entries no longer say when they were made"));
      }
      default -> said(Entry.error(":time takes on or off"));
    };
  }

  /** The values a command is about; says why when there are none. */
  private Optional<Kept> kept(List<String> words) {
    var mark = look.glyphs().closed();
    if (words.isEmpty()) {
      var newest = renderer.values().newest();
      if (newest.isEmpty()) {
        said(Entry.notice(nothing(mark)));
      }
      return newest;
    }
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

  private String nothing(String mark) {
    return renderer.values().isEmpty()
        ? "Nothing was shown yet of which there is more"
        : "There is nothing to open in what was shown last; :expand N opens " + mark + "N";
  }

  /** Finds what a value is shown as now. */
  private interface Writer {
    CompletableFuture<Answer<List<Piece>>> write(RemoteObject value);
  }

  private void print(Kept kept, Writer writer) {
    var page =
        connection.targets().stream()
            .filter(target -> target.id().equals(kept.target()))
            .findFirst();
    if (page.isEmpty()) {
      said(Entry.error("The page of this value is no longer connected."));
      return;
    }
    if (!page.get().epoch().equals(kept.epoch())) {
      said(Entry.error("The page was loaded anew and no longer holds that value; log it again."));
      return;
    }
    var cancelled = new Answer<List<Piece>>(Optional.empty(), new Outcome.Cancelled().message());
    var pieces = new ArrayList<Piece>();
    for (var value : kept.values()) {
      var written = session.await(page.get(), writer.write(value), cancelled);
      if (written.value().isEmpty()) {
        said(Entry.error(written.why()));
      }
      if (written.equals(cancelled) || (written.value().isEmpty() && kept.values().size() == 1)) {
        return;
      }
      pieces.addAll(pieces.isEmpty() ? List.of() : List.of(Piece.plain("\n")));
      pieces.addAll(written.value().orElseGet(() -> ValueFormat.quoted(value)));
    }
    output.print(List.of(renderer.entry(new Entry(Level.RESULT, pieces, ""))));
  }

  private CompletableFuture<Answer<List<Piece>>> expanded(
      Kept kept, RemoteObject value, int depth) {
    return OpenedText.of(page(kept), value, depth, columns());
  }

  private CompletableFuture<Answer<List<Piece>>> whole(Kept kept, RemoteObject value) {
    return switch (value.type()) {
      case "string" ->
          value.objectId() == null
              ? CompletableFuture.completedFuture(
                  found(WholeString.pieces(ValueFormat.primitive(value))))
              : WholeString.of(page(kept), value).thenApply(text -> text.map(WholeString::pieces));
      case "function" ->
          CompletableFuture.completedFuture(
              found(List.of(Piece.plain(ValueFormat.description(value)))));
      default -> expanded(kept, value, Expansion.MOST_DEPTH);
    };
  }

  private static Answer<List<Piece>> found(List<Piece> pieces) {
    return new Answer<>(Optional.of(pieces), "");
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
