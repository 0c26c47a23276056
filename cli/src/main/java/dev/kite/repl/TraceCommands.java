package dev.kite.repl;

import dev.kite.client.TimeSpan;
import dev.kite.client.motion.Recorder;
import java.util.List;
import java.util.Optional;

/** The commands that record a page's sensors and replay a trace into it. */
final class TraceCommands {
  private final Session session;
  private final TraceJobs jobs;

  TraceCommands(Session session, TraceJobs jobs) {
    this.session = session;
    this.jobs = jobs;
  }

  void addTo(Commands commands) {
    commands
        .add(
            "record",
            "FILE [5s]",
            "record its sensors into a trace file",
            this::record,
            FileWords::beginning)
        .addText("mark", "TEXT", "put a mark into the recording", this::mark, typed -> List.of())
        .add(
            "replay",
            "FILE [speed N] [loop]",
            "fire a trace into the page",
            this::replay,
            FileWords::beginning);
  }

  private Commands.Next record(List<String> words) {
    var span = words.size() > 1 ? TimeSpan.parse(words.get(1)) : Optional.of(Recorder.FOR_EVER);
    if (words.equals(List.of("stop"))) {
      jobs.recording().stop();
    } else if (words.isEmpty() || words.size() > 2 || span.isEmpty()) {
      session.show(
          Entry.error(":record takes a file and perhaps a time, like :record shake.kite.jsonl 5s"));
    } else {
      session
          .target()
          .ifPresent(
              page -> jobs.recording().start(page, FileWords.path(words.get(0)), span.get()));
    }
    return Commands.Next.READ_ON;
  }

  private Commands.Next mark(String text) {
    if (text.isEmpty()) {
      session.show(Entry.error(":mark takes a text, like :mark here it begins"));
    } else {
      jobs.recording().mark(text);
    }
    return Commands.Next.READ_ON;
  }

  private Commands.Next replay(List<String> words) {
    var replay = TraceWords.replay(words);
    if (words.equals(List.of("stop"))) {
      jobs.replay().stop();
    } else if (replay.isEmpty()) {
      session.show(Entry.error(":replay takes a file, like :replay shake.kite.jsonl speed 2 loop"));
    } else {
      var wanted = replay.get();
      session
          .target()
          .ifPresent(
              page ->
                  jobs.replay()
                      .start(page, FileWords.path(wanted.file()), wanted.speed(), wanted.repeat()));
    }
    return Commands.Next.READ_ON;
  }
}
