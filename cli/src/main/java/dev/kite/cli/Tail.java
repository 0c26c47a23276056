package dev.kite.cli;

import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;
import dev.kite.client.Gap;
import dev.kite.client.JsonLines;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.client.StackMapping;
import dev.kite.client.Target;
import dev.kite.repl.ExitCode;
import dev.kite.repl.PlainConsole;
import dev.kite.repl.PlainText;
import dev.kite.repl.TimeColumn;
import dev.kite.stack.SourceMaps;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Prints entries until nobody reads them any more, the connection has ended for good, or the user
 * has had enough.
 *
 * <p>Entries wait on the connection's event thread until {@link #begin} says whose are wanted.
 */
final class Tail implements ConnectionListener, AutoCloseable {
  /** How an entry is printed. */
  enum Form {
    TEXT,
    JSON
  }

  private final Surroundings surroundings;
  private final Form form;
  private final StackMapping mapping;
  private final TimeColumn times;
  private final CompletableFuture<Wanted> wanted = new CompletableFuture<>();
  private final CompletableFuture<ExitCode> end = new CompletableFuture<>();

  /** Why there is no connection, as it was told; attempts that fail alike are not. */
  private String loss = "";

  /** Whose entries are printed: one target's, or all with {@code target} empty. */
  private record Wanted(String target, PlainConsole console, Supplier<List<Target>> known) {}

  Tail(Surroundings surroundings, Form form, SourceMaps maps, TimeColumn times) {
    this.surroundings = surroundings;
    this.form = form;
    this.mapping = new StackMapping(maps);
    this.times = times;
  }

  /** Prints from now on what comes from {@code target}, or from all when it is empty. */
  void begin(String target, Supplier<List<Target>> known) {
    wanted.complete(new Wanted(target, new PlainConsole(known, this::print, times), known));
  }

  /** Waits without a deadline: it is the user who ends a tail. */
  ExitCode awaitEnd() {
    return end.join();
  }

  @Override
  public void close() {
    end.complete(ExitCode.OK);
    begin("", List::of);
  }

  @Override
  public void event(PageEvent event) {
    if (!isWanted(event.at().target())) {
      return;
    }
    var known = wanted.join().known().get();
    var page = StackMapping.page(event.at().epoch(), event.at().target(), known);
    var mapped = mapping.event(event, page);
    if (form == Form.JSON) {
      print(JsonLines.event(mapped, EntryText.of(mapped), mapping.frames(event, page)));
    } else {
      wanted.join().console().event(mapped);
    }
  }

  @Override
  public void gap(Gap gap) {
    if (!isWanted(gap.at().target())) {
      return;
    }
    if (form == Form.JSON) {
      print(JsonLines.gap(gap, EntryText.of(gap)));
    } else {
      wanted.join().console().gap(gap);
    }
  }

  @Override
  public void notice(Notice notice) {
    if (!isWanted(notice.target().id())) {
      return;
    }
    if (form == Form.JSON) {
      print(JsonLines.notice(notice, EntryText.of(notice)));
    } else {
      wanted.join().console().notice(notice);
    }
  }

  @Override
  public void trimmed(long from, long to) {
    if (form == Form.JSON) {
      print(JsonLines.trimmed(from, to, EntryText.ofTrimmed(from, to)));
    } else {
      wanted.join().console().trimmed(from, to);
    }
  }

  @Override
  public void state(ConnectionState state) {
    if (state instanceof ConnectionState.Lost broken) {
      if (!broken.why().equals(loss)) {
        surroundings.err().println("kite: " + PlainText.line(broken.why()) + " Trying again.");
      }
      loss = broken.why();
    } else if (state instanceof ConnectionState.Connected) {
      loss = "";
      surroundings.err().println("kite: connected again.");
    } else if (state instanceof ConnectionState.Stopped stopped) {
      surroundings.err().println("kite: " + PlainText.line(stopped.why()));
      end.complete(ExitCode.NO_RELAY);
    }
  }

  private boolean isWanted(String target) {
    var chosen = wanted.join().target();
    return !end.isDone() && (chosen.isEmpty() || chosen.equals(target));
  }

  /** A reader that has gone, like {@code head}, is no error: it has what it wanted. */
  private void print(String entry) {
    surroundings.out().println(entry);
    if (surroundings.out().checkError()) {
      end.complete(ExitCode.OK);
    }
  }
}
