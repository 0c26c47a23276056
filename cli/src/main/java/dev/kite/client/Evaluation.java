package dev.kite.client;

import org.jspecify.annotations.Nullable;

/** How an evaluation ended. */
public sealed interface Evaluation {

  /** The value of the expression. */
  record Done(RemoteObject value) implements Evaluation {}

  /** The page threw, or could not parse the source. */
  record Threw(ExceptionDetails details) implements Evaluation {}

  /** There is no answer of the page; {@code why} is never {@link Outcome.Done}. */
  record NoAnswer(Outcome why) implements Evaluation {}

  /** As in Chrome, {@code result} is what was thrown too, and has the preview of it. */
  private static ExceptionDetails previewed(
      ExceptionDetails details, @Nullable RemoteObject result) {
    return details.exception() == null || result == null || result.preview() == null
        ? details
        : details.with(result);
  }

  /** What the outcome of {@code Runtime.evaluate} means. */
  static Evaluation of(Outcome outcome) {
    if (!(outcome instanceof Outcome.Done done)) {
      return new NoAnswer(outcome);
    }
    try {
      var members = new Members("Runtime.evaluate", done.result());
      var details = members.objectOrNull("exceptionDetails", ExceptionDetails::from);
      return details != null
          ? new Threw(previewed(details, members.objectOrNull("result", RemoteObject::from)))
          : new Done(members.object("result", RemoteObject::from));
    } catch (BadMessageException e) {
      return new NoAnswer(
          new Outcome.Failed(0, "The page's answer cannot be read: " + e.getMessage()));
    }
  }
}
