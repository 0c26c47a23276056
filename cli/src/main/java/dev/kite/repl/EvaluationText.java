package dev.kite.repl;

import dev.kite.client.Evaluation;
import dev.kite.client.Outcome;
import java.time.Duration;

/** What is said of an evaluation, one entry for each way it can end. */
final class EvaluationText {
  private EvaluationText() {}

  static Entry of(Evaluation evaluation) {
    if (evaluation instanceof Evaluation.Done done) {
      return new Entry(Level.RESULT, ValueFormat.quoted(done.value()), "");
    }
    if (evaluation instanceof Evaluation.Threw threw) {
      return new Entry(Level.ERROR, ErrorText.uncaught(threw.details(), ""), "");
    }
    return of(((Evaluation.NoAnswer) evaluation).why());
  }

  /** A command that has no result to show. */
  static Entry of(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return Entry.error(failed.message());
    }
    if (outcome instanceof Outcome.NotRun notRun) {
      return Entry.error(said("Not run", notRun.message()));
    }
    if (outcome instanceof Outcome.Unknown unknown) {
      return Entry.error(said("Outcome unknown", unknown.message()));
    }
    if (outcome instanceof Outcome.TimedOut timedOut) {
      return Entry.error(
          "No answer within "
              + span(timedOut.after())
              + ": the page may still be busy with it. It is not run again.");
    }
    if (outcome instanceof Outcome.Cancelled) {
      return Entry.warning("Stopped waiting; the page may still be running it.");
    }
    return Entry.notice("Done.");
  }

  private static String said(String outcome, String why) {
    return outcome + ": " + why;
  }

  static String span(Duration span) {
    long millis = span.toMillis();
    if (millis % 60_000 == 0) {
      return millis / 60_000 + " min";
    }
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
