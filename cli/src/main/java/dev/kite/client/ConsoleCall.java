package dev.kite.client;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A call of the page's console: the params of {@code Runtime.consoleAPICalled}.
 *
 * @param type {@code log}, {@code warning}, {@code startGroup} and so on
 * @param timestamp ms since 1970 on the page's clock
 * @param stack raw text of {@code new Error().stack}, the page script's own frames included
 */
public record ConsoleCall(String type, List<RemoteObject> args, double timestamp, String stack) {
  /** The event that carries one. */
  public static final String METHOD = "Runtime.consoleAPICalled";

  /** Decodes the params of the event. */
  public static ConsoleCall from(JsonObject params) throws BadMessageException {
    var members = new Members(METHOD, params);
    return new ConsoleCall(
        members.textOr("type", "log"),
        args(members),
        members.number("timestamp", 0),
        members.textOr("stack", ""));
  }

  /** What stands behind an error is told by the error's place among the arguments. */
  private static List<RemoteObject> args(Members members) throws BadMessageException {
    var args = new ArrayList<>(members.objects("args", RemoteObject::from));
    var causes = members.objectOrNull("causes", json -> new Members("causes", json));
    if (causes != null) {
      for (int i = 0; i < args.size(); i++) {
        args.set(i, args.get(i).with(causes.objects(String.valueOf(i), Cause::from)));
      }
    }
    return List.copyOf(args);
  }
}
