package dev.kite.client;

/** How an evaluation ended. */
public sealed interface Evaluation {

  /** The value of the expression. */
  record Done(RemoteObject value) implements Evaluation {}

  /** The page threw, or could not parse the source. */
  record Threw(ExceptionDetails details) implements Evaluation {}

  /** There is no answer of the page; {@code why} is never {@link Outcome.Done}. */
  record NoAnswer(Outcome why) implements Evaluation {}
}
