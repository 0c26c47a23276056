package dev.kite.repl;

import dev.kite.client.BadMessageException;
import dev.kite.client.BrowserEntry;
import dev.kite.client.ConsoleCall;
import dev.kite.client.PageEvent;
import dev.kite.client.RemoteObject;
import dev.kite.client.UncaughtError;
import dev.kite.stack.StackFrame;
import dev.kite.stack.StackTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns an event of a page into what is shown of it; some events show nothing. */
final class EventText {
  private EventText() {}

  static Optional<Entry> of(PageEvent event) {
    try {
      return switch (event.method()) {
        case ConsoleCall.METHOD -> call(ConsoleCall.from(event.params()));
        case UncaughtError.METHOD -> Optional.of(uncaught(UncaughtError.from(event.params())));
        case "Runtime.exceptionRevoked" ->
            Optional.of(Entry.notice("A rejection reported before was handled after all"));
        case BrowserEntry.METHOD -> Optional.of(browser(BrowserEntry.from(event.params())));
        case "Kite.lifecycle" -> lifecycle(event);
        case "Sensor.state" -> sensor(event);
        default -> Optional.empty();
      };
    } catch (BadMessageException e) {
      return Optional.of(
          Entry.notice("A message of the page could not be read: " + e.getMessage()));
    }
  }

  /** When the page made it, ms since 1970 on its clock; else when the relay stored it. */
  static double millis(PageEvent event) {
    var params = event.params();
    var holder =
        params.get("entry") != null && params.get("entry").isJsonObject()
            ? params.getAsJsonObject("entry")
            : params;
    var time = holder.get("timestamp");
    boolean told = time != null && time.isJsonPrimitive() && time.getAsJsonPrimitive().isNumber();
    return told ? time.getAsDouble() : event.at().time();
  }

  private static Optional<Entry> call(ConsoleCall call) {
    var args = told(call);
    return shown(call, args).map(entry -> entry.with(args));
  }

  /** What follows the value of {@code console.dir} is about how to show it (Console 1.1.8). */
  private static List<RemoteObject> told(ConsoleCall call) {
    return call.type().equals("dir") ? call.args().stream().limit(1).toList() : call.args();
  }

  private static Optional<Entry> shown(ConsoleCall call, List<RemoteObject> args) {
    var source = StackTrace.parse(call.stack()).source();
    return switch (call.type()) {
      case "endGroup" -> Optional.empty();
      case "clear" ->
          Optional.of(
              new Entry(Level.NOTICE, List.of(new Piece("Console was cleared", Tone.DIM)), source));
      case "startGroup" ->
          Optional.of(
              new Entry(Level.GROUP, orName(MessageText.of(args), "console.group"), source));
      case "startGroupCollapsed" ->
          Optional.of(
              new Entry(
                  Level.COLLAPSED, orName(MessageText.of(args), "console.groupCollapsed"), source));
      case "assert" -> Optional.of(new Entry(Level.ERROR, assertion(args), source));
      case "table" -> Optional.of(table(args, source));
      case "trace" -> Optional.of(trace(call, source));
      default -> Optional.of(new Entry(level(call.type()), MessageText.of(args), source));
    };
  }

  private static Level level(String type) {
    return switch (type) {
      case "error" -> Level.ERROR;
      case "warning" -> Level.WARNING;
      case "debug" -> Level.DEBUG;
      default -> Level.LOG;
    };
  }

  private static List<Piece> orName(List<Piece> pieces, String name) {
    return Piece.text(pieces).isEmpty() ? List.of(Piece.plain(name)) : pieces;
  }

  private static List<Piece> assertion(List<RemoteObject> args) {
    boolean formatted = !args.isEmpty() && args.get(0).type().equals("string");
    if (args.isEmpty()) {
      return List.of(Piece.plain("Assertion failed: console.assert"));
    }
    return MessageText.behind(formatted ? "Assertion failed: " : "Assertion failed:", args);
  }

  private static Entry table(List<RemoteObject> args, String source) {
    var table = args.isEmpty() ? TableText.NONE : TableText.of(args.get(0));
    return table.isNone()
        ? new Entry(Level.LOG, MessageText.of(args), source)
        : new Entry(Level.LOG, List.of(), table, source);
  }

  private static Entry trace(ConsoleCall call, String source) {
    var pieces = new ArrayList<>(orName(MessageText.of(call.args()), "console.trace"));
    StackTrace.parse(call.stack())
        .frames()
        .forEach(frame -> pieces.add(new Piece("\n" + frame.text(), Tone.DIM)));
    return new Entry(Level.LOG, pieces, source);
  }

  private static Entry uncaught(UncaughtError error) {
    var source = StackTrace.parse(error.stack()).source();
    return new Entry(
        Level.ERROR,
        ErrorText.uncaught(error.details(), error.stack()),
        source.isEmpty() ? ErrorText.place(error.details()) : source);
  }

  private static Entry browser(BrowserEntry entry) {
    var level = entry.level().equals("warning") ? Level.WARNING : Level.ERROR;
    var source = StackTrace.parse(entry.stack()).source();
    return new Entry(
        entry.level().equals("info") ? Level.LOG : level,
        List.of(Piece.plain(entry.method().isEmpty() ? entry.text() : RequestText.of(entry))),
        source.isEmpty() ? StackFrame.shortUrl(entry.url()) : source);
  }

  /**
   * Hiding and showing happens all the time, and each document that is left is frozen for the
   * browser's cache; one that comes back from there is worth a line.
   */
  private static Optional<Entry> lifecycle(PageEvent event) {
    var state = event.params().get("state");
    return switch (state != null && state.isJsonPrimitive() ? state.getAsString() : "") {
      case "show" -> Optional.of(Entry.notice("The page was taken back from the browser's cache"));
      default -> Optional.empty();
    };
  }

  /** Only what will not come is worth a line, and why. */
  private static Optional<Entry> sensor(PageEvent event) {
    return Optional.of(whyNothing(event)).filter(why -> !why.isEmpty()).map(Entry::warning);
  }

  /** The sentence of a {@code Sensor.state} about what will not come; empty when all does. */
  static String whyNothing(PageEvent event) {
    var why = event.params().get("why");
    boolean told = why != null && why.isJsonPrimitive() && !why.getAsString().isBlank();
    return told ? why.getAsString() : "";
  }
}
