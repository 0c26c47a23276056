package dev.kite.repl;

import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The commands that feed a page with motion: from another page, or from the keyboard. */
final class LinkCommands {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Session session;
  private final RelayConnection connection;
  private final LinkJobs jobs;

  LinkCommands(Session session, RelayConnection connection, LinkJobs jobs) {
    this.session = session;
    this.connection = connection;
    this.jobs = jobs;
  }

  void addTo(Commands commands) {
    commands
        .add("link", "[PHONE] PAGE", "feed a page with another's live sensors", this::link)
        .add("unlink", "[PAGE]", "end that", this::unlink)
        .add("tilt", "[PAGE]", "tilt a page by the arrow keys", words -> noKeys());
  }

  private Commands.Next link(List<String> words) {
    if (words.isEmpty() || words.size() > 2) {
      session.fail(
          ExitCode.USAGE,
          ":link takes the page to feed, or the phone and the page, like :link 1 2");
      return Commands.Next.READ_ON;
    }
    var source = words.size() == 2 ? session.named(words.get(0)) : session.target();
    source.ifPresent(
        from -> session.named(words.get(words.size() - 1)).ifPresent(to -> link(from, to)));
    return Commands.Next.READ_ON;
  }

  private void link(Target from, Target to) {
    if (from.id().equals(to.id())) {
      session.fail(
          ExitCode.USAGE, NoticeText.name(to) + " cannot feed itself. Name two pages: :link 1 2");
    } else {
      jobs.start(from, to);
    }
  }

  private Commands.Next unlink(List<String> words) {
    var page = words.isEmpty() ? fed() : session.named(String.join(" ", words));
    page.filter(it -> !jobs.stop(it)).ifPresent(this::unlinkElsewhere);
    return Commands.Next.READ_ON;
  }

  /** The page that is meant when none is named. */
  private Optional<Target> fed() {
    var own = jobs.pages();
    if (own.size() == 1) {
      return Optional.of(own.get(0));
    }
    var all = connection.targets().stream().filter(it -> it.link().isPresent()).toList();
    if (all.size() == 1) {
      return Optional.of(all.get(0));
    }
    session.fail(
        ExitCode.USAGE,
        all.isEmpty()
            ? "No page is linked."
            : "Several pages are linked: name the page that is fed.");
    return Optional.empty();
  }

  private void unlinkElsewhere(Target page) {
    if (page.link().isEmpty()) {
      session.fail(ExitCode.FAILED, NoticeText.name(page) + " is linked to no page.");
      return;
    }
    var outcome =
        session.await(page, connection.unlink(page.id(), PATIENCE), new Outcome.Cancelled());
    if (!(outcome instanceof Outcome.Done)) {
      session.show(EvaluationText.of(outcome));
    }
  }

  /** At a terminal another takes this one's place. */
  private Commands.Next noKeys() {
    session.fail(ExitCode.USAGE, ":tilt needs a terminal: it is done by the arrow keys.");
    return Commands.Next.READ_ON;
  }
}
