package dev.kite.devtools;

import com.google.gson.JsonObject;
import dev.kite.client.Outcome;
import java.time.Duration;
import java.util.function.Consumer;

/** Gives a session's commands to its page, and the page's answers to the client. */
final class PageCalls {
  private final Page page;

  /** Makes the client's answer of the page's. */
  interface Translation {
    JsonObject apply(Load load, JsonObject answer) throws Refusal;

    /** The answer as it is. */
    static Translation none() {
      return (load, answer) -> answer;
    }
  }

  PageCalls(Page page) {
    this.page = page;
  }

  /** Asks whichever document is there when the command's turn comes. */
  void any(
      String method, JsonObject params, Duration timeout, Reply reply, Translation translation) {
    page.command(method, params, timeout, answered(reply, translation));
  }

  /** Asks the present document or none. */
  void here(
      String method, JsonObject params, Duration timeout, Reply reply, Translation translation) {
    page.commandHere(method, params, timeout, answered(reply, translation));
  }

  /** The value of an expression as JSON. */
  void value(String expression, Reply reply, Translation translation) {
    var params = new JsonObject();
    params.addProperty("expression", expression);
    params.addProperty("returnByValue", true);
    params.addProperty("includeCommandLineAPI", false);
    params.addProperty("replMode", false);
    here(
        "Runtime.evaluate",
        params,
        Page.SOON,
        reply,
        (load, answer) -> translation.apply(load, value(answer)));
  }

  private static JsonObject value(JsonObject answer) throws Refusal {
    if (answer.get("result") instanceof JsonObject result
        && result.get("value") instanceof JsonObject value) {
      return value;
    }
    throw Refusal.of("The page does not tell.");
  }

  private Consumer<Outcome> answered(Reply reply, Translation translation) {
    return outcome -> {
      try {
        if (!(outcome instanceof Outcome.Done done)) {
          throw Answers.refusal(outcome);
        }
        reply.done(translation.apply(page.load(), done.result()));
      } catch (Refusal refusal) {
        reply.refuse(refusal);
      } catch (RuntimeException defect) {
        reply.refuse(Refusal.defect());
        throw defect;
      }
    };
  }
}
