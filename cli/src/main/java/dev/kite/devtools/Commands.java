package dev.kite.devtools;

import com.google.gson.JsonObject;
import java.util.Set;
import java.util.TreeMap;

/** The methods that a session knows, and what each of them does. */
final class Commands {
  /** What clients send when they are told to click or to type. */
  private static final Set<String> BY_HAND =
      Set.of("DOM.getContentQuads", "DOM.scrollIntoViewIfNeeded");

  private static final String NO_HAND =
      ": a script has no mouse and no keyboard. Click by locator.dispatchEvent('click') or"
          + " page.$eval(selector, e => e.click()), type by setting e.value.";

  private final TreeMap<String, Command> byMethod = new TreeMap<>();

  /** What a method does. */
  interface Command {
    /** Answers through {@code reply}, at once or later, or refuses. */
    void run(Params params, Reply reply) throws Refusal;
  }

  void add(String method, Command command) {
    byMethod.put(method, command);
  }

  /** A command that is answered with {@code {}} and has no effect. */
  void accept(String method) {
    add(method, (params, reply) -> reply.done());
  }

  Set<String> methods() {
    return byMethod.keySet();
  }

  /**
   * Runs a command, or says that there is none of that name. Clients enable what they may need and
   * do without it: to be told of a part that has nothing to say is no fault.
   */
  void run(String method, JsonObject params, Reply reply) {
    var command = byMethod.get(method);
    try {
      if (command != null) {
        command.run(new Params(params), reply);
      } else if (method.endsWith(".enable") || method.endsWith(".disable")) {
        reply.done();
      } else {
        throw new Refusal(Refusal.UNKNOWN_METHOD, unknown(method), "");
      }
    } catch (Refusal refusal) {
      reply.refuse(refusal);
    } catch (RuntimeException defect) {
      reply.refuse(Refusal.defect());
      throw defect;
    }
  }

  private static String unknown(String method) {
    var isByHand = method.startsWith("Input.") || BY_HAND.contains(method);
    return "'" + method + "' wasn't found" + (isByHand ? NO_HAND : "");
  }
}
