package dev.kite.repl;

import dev.kite.client.Evaluation;
import dev.kite.client.Outcome;
import java.util.List;

/** What is said of an evaluation, one entry for each way it can end. */
final class EvaluationText {
  private EvaluationText() {}

  static Entry of(Evaluation evaluation) {
    if (evaluation instanceof Evaluation.Done done) {
      return new Entry(Level.RESULT, ValueFormat.quoted(done.value()), "")
          .with(List.of(done.value()));
    }
    if (evaluation instanceof Evaluation.Threw threw) {
      return new Entry(Level.ERROR, ErrorText.uncaught(threw.details(), ""), "");
    }
    return of(((Evaluation.NoAnswer) evaluation).why());
  }

  /** A command that has no result to show. */
  static Entry of(Outcome outcome) {
    if (outcome instanceof Outcome.Cancelled) {
      return Entry.warning(outcome.message());
    }
    return outcome instanceof Outcome.Done
        ? Entry.notice(outcome.message())
        : Entry.error(outcome.message());
  }
}
