package dev.kite.repl;

import dev.kite.client.Evaluation;
import dev.kite.client.Outcome;
import java.util.ArrayList;
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

  /** The same, behind the name of the page when several were asked. */
  static Entry of(String page, Evaluation evaluation) {
    var entry = of(evaluation);
    if (page.isEmpty()) {
      return entry;
    }
    var pieces = new ArrayList<Piece>();
    pieces.add(new Piece("[", Tone.DIM));
    pieces.add(new Piece(Sanitiser.line(page), Tone.LABEL));
    pieces.add(new Piece("] ", Tone.DIM));
    pieces.addAll(entry.pieces());
    return new Entry(entry.level(), pieces, entry.table(), entry.source(), entry.values());
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
