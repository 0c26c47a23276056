package dev.kite.repl;

import dev.kite.client.ConnectionException;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.MaskingCallback;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/** The prompt at a terminal: a line is typed, logs appear above it. */
final class TerminalSession {
  private static final int MAX_PROMPT_TITLE = 24;

  /** Fewer names than this are listed without a question; there are never as many. */
  private static final int MOST_LISTED = 1000;

  private static final long SAME_PRESS = Duration.ofMillis(100).toNanos();

  /** Held, because a logger nobody holds forgets that it was silenced. */
  private static final Logger JLINE = Logger.getLogger("org.jline");

  private final Terminal terminal;
  private final Look look;
  private final PromptCompleter completer;
  private final LineReader reader;
  private final Screen screen;
  private final Waiting waiting;
  private final Choice choice = new Choice();
  private String typedAhead = "";
  private long interrupted = System.nanoTime() - SAME_PRESS;

  TerminalSession(Terminal terminal, Map<String, String> variables, TimeColumn times) {
    JLINE.setLevel(Level.OFF);
    this.terminal = terminal;
    this.look =
        new Look(
            Tty.palette(terminal, variables),
            Glyphs.of(terminal.outputEncoding()),
            terminal::getColumns,
            times);
    this.completer = new PromptCompleter(look, terminal);
    this.reader =
        LineReaderBuilder.builder()
            .appName("kite")
            .terminal(terminal)
            .completer(completer)
            .parser(new JsParser())
            .highlighter(new JsHighlighter(look.palette()))
            .option(Option.DISABLE_EVENT_EXPANSION, true)
            .option(Option.HISTORY_IGNORE_SPACE, true)
            .option(Option.AUTO_FRESH_LINE, false)
            // Names are completed by how they begin, and never changed into others.
            .option(Option.COMPLETE_MATCHER_TYPO, false)
            .option(Option.CASE_INSENSITIVE, true)
            .variable(LineReader.LIST_MAX, MOST_LISTED)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P  ")
            .variable(LineReader.INDENTATION, 0)
            .build();
    this.screen = new Screen(terminal, reader);
    this.waiting = new Waiting(terminal, screen, look, System::nanoTime);
    keepHistory(HistoryFile.folder(variables));
  }

  ExitCode run(Repl.Connector connector) throws ConnectionException {
    var before = keepKeysForTheNextLine();
    var printer = new LogPrinter(System::nanoTime);
    var filter = new EventFilter(printer);
    try (printer;
        var connection = connector.connect(filter)) {
      var renderer = new ConsoleRenderer(look, connection::targets);
      printer.start(renderer, screen, () -> targetsChanged(connection));
      screen.atBeginOfLine(() -> newestPrompt(connection));
      var desk = new TerminalDesk(screen, waiting, renderer, Clipboard.of(terminal));
      var session = new Session(connection, choice, renderer, filter, look, desk);
      session
          .commands()
          .add(
              "sensors",
              "[m o a g]",
              "live readings, until a key is pressed",
              words -> sensors(connection, session, words))
          .add(
              "tilt",
              "[PAGE]",
              "tilt a page by the arrow keys",
              words -> tilt(words, connection, session))
          .add(
              "history",
              "[N]",
              "the last N lines typed",
              new HistoryList(reader, look, screen)::run)
          .add("clear", "", "clear the screen", words -> clear());
      completer.use(session);
      try {
        read(connection, session);
      } finally {
        session.end();
      }
      return ExitCode.OK;
    } finally {
      terminal.setAttributes(before);
    }
  }

  /**
   * Keys pressed while an answer is awaited are not echoed; Ctrl-C stays a signal, unlike in raw
   * mode.
   */
  private Attributes keepKeysForTheNextLine() {
    var before = terminal.getAttributes();
    var quiet = terminal.getAttributes();
    quiet.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO), false);
    terminal.setAttributes(quiet);
    return before;
  }

  private void read(RelayConnection connection, Session session) {
    if (connection.targets().isEmpty()) {
      session.show(Entry.notice("No page is connected yet"));
    }
    while (true) {
      var targets = connection.targets();
      choice.settle(targets);
      var line = line(prompt(targets), session);
      if (line == null) {
        return;
      }
      if (session.take(line) == Commands.Next.QUIT) {
        return;
      }
    }
  }

  /** The next line, empty after Ctrl-C, null at the end. */
  private @Nullable String line(AttributedString prompt, Session session) {
    var begun = typedAhead;
    typedAhead = "";
    try {
      return reader.readLine(prompt.toAnsi(terminal), null, (MaskingCallback) null, begun);
    } catch (UserInterruptException e) {
      // JLine now and then tells of one Ctrl-C twice.
      boolean again = System.nanoTime() - interrupted < SAME_PRESS;
      interrupted = System.nanoTime();
      if (e.getPartialLine().isEmpty() && !again) {
        session.show(Entry.notice("Ctrl-D leaves"));
      }
      return "";
    } catch (EndOfFileException e) {
      return null;
    }
  }

  private void targetsChanged(RelayConnection connection) {
    screen.prompt(newestPrompt(connection));
  }

  private AttributedString newestPrompt(RelayConnection connection) {
    var targets = connection.targets();
    choice.settleFirst(targets);
    return prompt(targets);
  }

  private AttributedString prompt(List<Target> targets) {
    var current = choice.current(targets);
    var text = new StyledText(look.palette(), "");
    if (current.isEmpty()) {
      text.own("kite", Tone.DIM);
    } else {
      boolean several = targets.stream().filter(Target::connected).count() > 1;
      text.own(several ? current.get().number() + " " : "", Tone.PROMPT);
      var title =
          new StyledText(look.palette(), "")
              .remoteLine(current.get().label(), current.get().connected() ? Tone.PROMPT : Tone.DIM)
              .toAttributedString();
      text.append(title.columnSubSequence(0, MAX_PROMPT_TITLE));
      if (title.columnLength() > MAX_PROMPT_TITLE) {
        text.own(look.glyphs().cut(), Tone.PROMPT);
      }
    }
    return text.own("> ", Tone.PROMPT).toAttributedString();
  }

  private Commands.Next sensors(RelayConnection connection, Session session, List<String> words) {
    var streams = SensorWords.streams(words);
    if (streams.isEmpty()) {
      session.show(Entry.error(SensorWords.HELP));
      return Commands.Next.READ_ON;
    }
    var view = new SensorView(terminal, screen, look, () -> session.jobs().running());
    session.target().ifPresent(page -> typedAhead = view.show(connection, page, streams.get()));
    return Commands.Next.READ_ON;
  }

  private Commands.Next tilt(List<String> words, RelayConnection connection, Session session) {
    var view = new TiltView(terminal, screen, look);
    var page = words.isEmpty() ? session.target() : session.named(String.join(" ", words));
    page.ifPresent(it -> typedAhead = view.show(connection, it));
    return Commands.Next.READ_ON;
  }

  private Commands.Next clear() {
    terminal.puts(Capability.clear_screen);
    terminal.flush();
    return Commands.Next.READ_ON;
  }

  private void keepHistory(Path folder) {
    try {
      reader.setVariable(LineReader.HISTORY_FILE, HistoryFile.prepare(folder));
    } catch (IOException | UnsupportedOperationException e) {
      screen.say(
          new ConsoleRenderer(look, List::of)
              .entry(Entry.warning("History is not kept: " + folder + " cannot be written to.")));
    }
  }
}
