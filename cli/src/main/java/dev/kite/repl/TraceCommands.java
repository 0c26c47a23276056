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
            "FILE [speed N] [loop] [from 1s] [to 3s]",
            "fire a trace into the page; pause, resume, seek 2s, stop",
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
    if (words.size() == 1 && steers(words.get(0))) {
      return Commands.Next.READ_ON;
    }
    if (words.size() == 2 && words.get(0).equals("seek")) {
      TraceWords.place(words.get(1))
          .ifPresentOrElse(
              place -> jobs.replay().seek(place),
              () -> session.show(Entry.error(":replay seek takes a time, like :replay seek 2s")));
      return Commands.Next.READ_ON;
    }
    var replay = TraceWords.replay(words);
    if (replay.isEmpty()) {
      session.show(
          Entry.error(
              ":replay takes a file, like :replay shake.kite.jsonl speed 2 loop from 1s to 3s;"
                  + " or pause, resume, seek 2s, stop"));
    } else {
      var file = FileWords.path(replay.get().file());
      session.target().ifPresent(page -> jobs.replay().start(page, file, replay.get().plan()));
    }
    return Commands.Next.READ_ON;
  }

  /** Does what a single word asks of the running replay; false when it is a file's name. */
  private boolean steers(String word) {
    switch (word) {
      case "stop" -> jobs.replay().stop();
      case "pause" -> jobs.replay().pause();
      case "resume" -> jobs.replay().resume();
      default -> {
        return false;
      }
    }
    return true;
  }
}
