package dev.kite.devtools;

import dev.kite.client.Outcome;

/** What a client is told when a page's answer is none, in the words its library looks for. */
final class Answers {
  /** What the relay says of a command whose page went away first. */
  private static final int PAGE_WENT = -32001;

  /** What a page says of a handle it has given up. */
  private static final String RELEASED = "holds no such object any more";

  private static final String NO_OBJECT = "Could not find object with given id";
  private static final String CONTEXT_GONE = "Execution context was destroyed.";

  /** The outcome of a command whose document has gone while it waited. */
  static final Outcome DOCUMENT_GONE =
      new Outcome.NotRun(PAGE_WENT, "The page was loaded anew first. It was not run.");

  private Answers() {}

  /** The refusal that an outcome other than {@link Outcome.Done} means. */
  static Refusal refusal(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed && failed.message().contains(RELEASED)) {
      return new Refusal(Refusal.SERVER_ERROR, NO_OBJECT, failed.message());
    }
    if (outcome instanceof Outcome.Failed failed && failed.code() != 0) {
      return new Refusal(failed.code(), failed.message(), "");
    }
    boolean isGone =
        outcome instanceof Outcome.Unknown
            || (outcome instanceof Outcome.NotRun notRun && notRun.code() == PAGE_WENT);
    return isGone
        ? new Refusal(Refusal.SERVER_ERROR, CONTEXT_GONE, outcome.message())
        : Refusal.of(outcome.message());
  }
}
