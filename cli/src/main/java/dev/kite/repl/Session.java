package dev.kite.repl;

import dev.kite.client.EvaluateOptions;
import dev.kite.client.Evaluation;
import dev.kite.client.RelayConnection;
import dev.kite.client.RemoteObject;
import dev.kite.client.Target;
import dev.kite.client.TargetSelector;
import dev.kite.client.TimeSpan;
import dev.kite.trace.Recorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What a line means, at a terminal and in a pipe alike: a command, or an expression for the chosen
 * target.
 */
final class Session {
  /** Nobody waits longer at a prompt, and Ctrl-C is there before. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final RelayConnection connection;
  private final Choice choice;
  private final ConsoleRenderer renderer;
  private final Output output;
  private final TraceJobs jobs;
  private final Commands commands;
  private final Look look;

  Session(
      RelayConnection connection,
      Choice choice,
      ConsoleRenderer renderer,
      Look look,
      Output output) {
    this.connection = connection;
    this.choice = choice;
    this.renderer = renderer;
    this.look = look;
    this.output = output;
    this.jobs = new TraceJobs(connection, this::show);
    this.commands = new Commands(renderer, look, output);
    commands
        .add("targets", "", "the pages that are connected", words -> targets())
        .add("use", "N", "speak to page N, or to the one with N in its title or address", this::use)
        .add("record", "FILE [5s]", "record its sensors into a trace file", this::record)
        .add("replay", "FILE [speed N] [loop]", "fire a trace into the page", this::replay);
    new ValueCommands(connection, renderer, look, output).addTo(commands);
  }

  Commands commands() {
    return commands;
  }

  void show(Entry entry) {
    output.say(renderer.entry(entry));
  }

  /** Shows how an evaluation in a page ended. */
  void show(Target page, Evaluation evaluation) {
    output.say(renderer.result(page, EvaluationText.of(evaluation)));
  }

  /** Keeps a value for the commands that open it, when one line hides something of it. */
  void keep(Target page, RemoteObject value) {
    if (Cut.hidesSomething(value)) {
      renderer.values().keep(page.id(), List.of(value));
    }
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
      show(
          Entry.error(
              targets.isEmpty()
                  ? "No page is connected. Open a page that has the script tag; it shows up here."
                  : "Several pages are connected: choose one with :use N; :targets lists them."));
    }
    return current;
  }

  CompletableFuture<Evaluation> evaluate(Target target, String source) {
    var options = EvaluateOptions.prompt().within(LONGEST);
    return connection.evaluate(target.id(), source, options);
  }

  /** Lets recordings and replays come to their end, those without one excepted. */
  void finish() {
    jobs.finish();
  }

  /** Ends recordings and replays; afterwards nothing is shown any more of them. */
  void end() {
    jobs.end();
  }

  private Commands.Next targets() {
    var targets = connection.targets();
    if (targets.isEmpty()) {
      show(Entry.notice("No page is connected"));
    } else {
      output.print(new TargetTable(look).lines(targets, choice.current(targets)));
    }
    return Commands.Next.READ_ON;
  }

  private Commands.Next use(List<String> words) {
    var name = String.join(" ", words);
    if (name.isBlank()) {
      show(Entry.error(":use takes a page's number, or a part of its title; :targets lists them."));
    } else if (TargetSelector.named(name, connection.targets()) instanceof TargetSelector.One one) {
      choice.use(one.target());
      show(Entry.notice("Now speaking to " + NoticeText.name(one.target())));
    } else {
      show(Entry.error("No page, or more than one, fits " + name + "; :targets lists them."));
    }
    return Commands.Next.READ_ON;
  }

  private Commands.Next record(List<String> words) {
    var span = words.size() > 1 ? TimeSpan.parse(words.get(1)) : Optional.of(Recorder.FOR_EVER);
    if (words.equals(List.of("stop"))) {
      jobs.stopRecording();
    } else if (words.isEmpty() || words.size() > 2 || span.isEmpty()) {
      show(
          Entry.error(":record takes a file and perhaps a time, like :record shake.kite.jsonl 5s"));
    } else {
      target().ifPresent(page -> jobs.record(page, Path.of(words.get(0)), span.get()));
    }
    return Commands.Next.READ_ON;
  }

  private Commands.Next replay(List<String> words) {
    var replay = TraceWords.replay(words);
    if (words.equals(List.of("stop"))) {
      jobs.stopReplay();
    } else if (replay.isEmpty()) {
      show(Entry.error(":replay takes a file, like :replay shake.kite.jsonl speed 2 loop"));
    } else {
      var wanted = replay.get();
      target()
          .ifPresent(
              page -> jobs.replay(page, Path.of(wanted.file()), wanted.speed(), wanted.repeat()));
    }
    return Commands.Next.READ_ON;
  }
}
