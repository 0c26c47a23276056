package dev.kite.client;

import com.google.gson.JsonObject;
import java.time.Duration;

/** How a command ended: exactly one of these, never an exception. */
public sealed interface Outcome {

  /** What a user is told of it, in whole sentences. Remote text. */
  String message();

  /** The page answered. */
  record Done(JsonObject result) implements Outcome {
    @Override
    public String message() {
      return "Done.";
    }
  }

  /** The page, or the relay for it, says why it could not be done; codes in docs/protocol.md. */
  record Failed(int code, String message) implements Outcome {}

  /** It never ran and will not; {@code message} says why. */
  record NotRun(int code, String message) implements Outcome {}

  /** It may have run: the page or the relay went away before it answered. */
  record Unknown(String message) implements Outcome {}

  /** This console stopped waiting; the page may still be busy with it. */
  record TimedOut(Duration after) implements Outcome {
    @Override
    public String message() {
      return "No answer within "
          + TimeSpan.text(after)
          + ": the page may still be busy with it. It is not run again.";
    }
  }

  /** This console was closed, or the future cancelled, before an answer came. */
  record Cancelled() implements Outcome {
    @Override
    public String message() {
      return "Stopped waiting; the page may still be running it.";
    }
  }
}
