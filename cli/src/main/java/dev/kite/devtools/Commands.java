package dev.kite.devtools;

import com.google.gson.JsonObject;
import java.util.Set;
import java.util.TreeMap;

/** The methods that a session knows, and what each of them does. */
final class Commands {
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
        throw new Refusal(Refusal.UNKNOWN_METHOD, "'" + method + "' wasn't found", "");
      }
    } catch (Refusal refusal) {
      reply.refuse(refusal);
    }
  }
}
