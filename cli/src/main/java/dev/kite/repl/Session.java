package dev.kite.repl;

import dev.kite.client.Evaluation;
import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.Stamp;
import dev.kite.client.Subscription;
import dev.kite.client.Target;
import dev.kite.client.TargetSelector;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What a line means, at a terminal and in a pipe alike: a command, or an expression for the chosen
 * target.
 */
final class Session {
  private static final Evaluation CANCELLED = new Evaluation.NoAnswer(new Outcome.Cancelled());

  private final RelayConnection connection;
  private final Choice choice;
  private final ConsoleRenderer renderer;
  private final Desk desk;
  private final TraceJobs jobs;
  private final LinkJobs links;
  private final Evaluations evaluations;
  private final Commands commands;
  private final RemoteNames names;
  private final List<Subscription> listening;

  Session(
      RelayConnection connection,
      Choice choice,
      ConsoleRenderer renderer,
      EventFilter filter,
      Look look,
      Desk desk) {
    this.connection = connection;
    this.choice = choice;
    this.renderer = renderer;
    this.desk = desk;
    this.jobs = new TraceJobs(connection, this::show, System::nanoTime);
    this.links = new LinkJobs(connection, this::show, System::nanoTime);
    this.evaluations = new Evaluations(connection, System::nanoTime);
    var since = new Since(Clock.system(ZoneId.systemDefault()));
    this.listening =
        List.of(
            connection.listen(since),
            connection.listen(
                new InspectRequests(
                    connection, evaluations, desk.clipboard(), this::show, this::showInspected)));
    this.names = new RemoteNames(connection);
    this.commands = new Commands(renderer, look, desk);
    new TargetCommands(this, connection, choice, look, desk).addTo(commands);
    new PageCommands(this, connection, desk).addTo(commands);
    new TraceCommands(this, jobs).addTo(commands);
    new LinkCommands(this, connection, links).addTo(commands);
    new StatusCommands(this, connection, look, desk, since).addTo(commands);
    new FilterCommand(filter, this::show).addTo(commands);
    new ValueCommands(this, connection, renderer, look, desk).addTo(commands);
  }

  Commands commands() {
    return commands;
  }

  Suggestions suggestions() {
    return new Suggestions(commands, names, this::current);
  }

  Evaluations evaluations() {
    return evaluations;
  }

  TraceJobs jobs() {
    return jobs;
  }

  LinkJobs links() {
    return links;
  }

  /** Says what was not done, and that it was not. */
  void fail(ExitCode code, String why) {
    show(Entry.error(why));
    desk.failed(code);
  }

  void show(Entry entry) {
    desk.say(renderer.entry(entry));
  }

  private void showInspected(Stamp at, Entry entry) {
    desk.say(renderer.inspected(at, entry));
  }

  /** Takes one line of input. */
  Commands.Next take(String line) {
    names.forget();
    if (Commands.isCommand(line)) {
      return commands.run(line);
    }
    if (!line.isBlank()) {
      evaluate(line);
    }
    return Commands.Next.READ_ON;
  }

  /** Evaluates in the chosen page and shows the answer. */
  void evaluate(String source) {
    target()
        .ifPresent(
            page ->
                desk.answered(page, "", await(page, evaluations.start(page, source), CANCELLED)));
  }

  /** Waits for an answer of {@code page}; {@code ifCancelled} when the user stops waiting. */
  <T> T await(Target page, CompletableFuture<T> answer, T ifCancelled) {
    try (var pulse = new Pulse(connection, page.id(), System::nanoTime)) {
      return desk.await(answer, pulse, ifCancelled);
    }
  }

  /** The page that is spoken to, if there is one. */
  Optional<Target> current() {
    return choice.current(connection.targets());
  }

  /** The page to speak to; says why when there is none. */
  Optional<Target> target() {
    var targets = connection.targets();
    var current = choice.current(targets);
    if (current.isEmpty()) {
      choice.settle(targets);
      current = choice.current(targets);
    }
    if (current.isEmpty()) {
      fail(
          ExitCode.NO_TARGET,
          targets.isEmpty()
              ? "No page is connected. Open a page that has the script tag; it shows up here."
              : "Several pages are connected: choose one with :use N; :targets lists them.");
    }
    return current;
  }

  /** The page that {@code name} means; says why when there is none. */
  Optional<Target> named(String name) {
    var fitting = TargetSelector.fitting(name, connection.targets());
    if (fitting.size() == 1) {
      return Optional.of(fitting.get(0));
    }
    fail(
        ExitCode.NO_TARGET,
        fitting.isEmpty()
            ? "No page fits " + name + "; :targets lists them."
            : fitting.size() + " pages fit " + name + ". Use the number; :targets lists them.");
    return Optional.empty();
  }

  /** Lets recordings and replays come to their end, those without one excepted. */
  void finish() {
    jobs.finish();
  }

  /** Ends links, recordings and replays; afterwards nothing is shown any more of them. */
  void end() {
    links.end();
    jobs.end();
    listening.forEach(Subscription::close);
  }
}
