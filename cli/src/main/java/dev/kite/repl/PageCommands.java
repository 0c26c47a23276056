package dev.kite.repl;

import dev.kite.client.Evaluation;
import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The commands that have pages do something. */
final class PageCommands {
  /** Limits of docs/protocol.md. */
  private static final int LARGEST_SOURCE = 256 << 10;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Outcome CANCELLED = new Outcome.Cancelled();

  private final Session session;
  private final RelayConnection connection;
  private final Desk desk;

  /** An evaluation under way in one of several pages. */
  private record Asked(Target page, CompletableFuture<Evaluation> answer) {}

  PageCommands(Session session, RelayConnection connection, Desk desk) {
    this.session = session;
    this.connection = connection;
    this.desk = desk;
  }

  void addTo(Commands commands) {
    commands
        .addText("all", "EXPR", "evaluate in every page", this::all, typed -> List.of())
        .addText("load", "FILE", "evaluate a file in the page", this::load, FileWords::beginning)
        .add("reload", "", "load the page again", words -> reload())
        .addText("open", "URL", "send the page to an address", this::open, typed -> List.of());
  }

  private Commands.Next all(String source) {
    var pages = connection.targets().stream().filter(Target::connected).toList();
    if (source.isEmpty()) {
      session.show(Entry.error(":all takes an expression, like :all location.href"));
    } else if (pages.isEmpty()) {
      session.target();
    } else {
      answers(ask(pages, source));
    }
    return Commands.Next.READ_ON;
  }

  private List<Asked> ask(List<Target> pages, String source) {
    var asked = new ArrayList<Asked>();
    for (var page : pages) {
      asked.add(new Asked(page, session.evaluations().start(page, source)));
    }
    return asked;
  }

  /** Who no longer waits for one page waits for none. */
  private void answers(List<Asked> asked) {
    var none = new Evaluation.NoAnswer(CANCELLED);
    boolean cancelled = false;
    for (var one : asked) {
      if (cancelled) {
        one.answer().cancel(false);
      }
      var answer =
          one.answer().isCancelled() ? none : session.await(one.page(), one.answer(), none);
      cancelled |= answer.equals(none);
      desk.answered(one.page(), NoticeText.name(one.page()), answer);
    }
  }

  private Commands.Next load(String file) {
    if (file.isEmpty()) {
      session.show(Entry.error(":load takes a file of JavaScript, like :load setup.js"));
    } else {
      source(file).ifPresent(session::evaluate);
    }
    return Commands.Next.READ_ON;
  }

  private Optional<String> source(String file) {
    try {
      var path = FileWords.path(file);
      if (Files.size(path) > LARGEST_SOURCE) {
        return refused(
            file
                + ": "
                + String.format(Locale.ROOT, "%,d", Files.size(path))
                + " bytes; a page takes 262,144 at most. Load it in parts.");
      }
      return Optional.of(Files.readString(path));
    } catch (CharacterCodingException e) {
      return refused(file + ": this is no text in UTF-8.");
    } catch (IOException e) {
      return refused(
          file
              + (Files.exists(FileWords.path(file))
                  ? ": it cannot be read."
                  : ": there is no such file."));
    } catch (InvalidPathException e) {
      return refused(file + ": this is no file name.");
    }
  }

  private Optional<String> refused(String why) {
    session.show(Entry.error(why));
    desk.failed(ExitCode.FAILED);
    return Optional.empty();
  }

  private Commands.Next reload() {
    tell(
        page -> "Loading " + NoticeText.name(page) + " again",
        page -> connection.reload(page.id(), PATIENCE));
    return Commands.Next.READ_ON;
  }

  private Commands.Next open(String url) {
    if (url.isEmpty() || url.chars().anyMatch(Character::isWhitespace)) {
      session.show(Entry.error(":open takes one address, like :open https://shop.test/cart"));
    } else {
      tell(
          page -> "Opening " + url + " in " + NoticeText.name(page),
          page -> connection.open(page.id(), url, PATIENCE));
    }
    return Commands.Next.READ_ON;
  }

  private void tell(
      Function<Target, String> done, Function<Target, CompletableFuture<Outcome>> command) {
    session.target().ifPresent(page -> tell(page, done.apply(page), command.apply(page)));
  }

  private void tell(Target page, String done, CompletableFuture<Outcome> answer) {
    var outcome = session.await(page, answer, CANCELLED);
    if (outcome instanceof Outcome.Done) {
      session.show(Entry.notice(done));
    } else {
      session.show(EvaluationText.of(outcome));
      desk.failed(Ending.of(outcome).exitCode());
    }
  }
}
