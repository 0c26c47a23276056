package dev.kite.client.testing;

import dev.kite.client.ConsoleCall;
import dev.kite.client.RemoteObject;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One call of a page's console.
 *
 * @param type {@code log}, {@code info}, {@code warning}, {@code error}, {@code debug} and so on,
 *     as in the Chrome DevTools Protocol
 * @param text the arguments with a space between them: strings as they are, other values as an
 *     engine describes them, like {@code 3}, {@code Array(2)} or {@code TypeError: no cart}
 * @param args the arguments themselves
 */
public record PageLog(String type, String text, List<RemoteObject> args) {
  static PageLog of(ConsoleCall call) {
    var text = call.args().stream().map(PageLog::text).collect(Collectors.joining(" "));
    return new PageLog(call.type(), text, call.args());
  }

  /** A value in words; a primitive in its own. */
  static String text(RemoteObject value) {
    if (value.unserializableValue() != null) {
      return value.unserializableValue();
    }
    if (value.value() != null && value.value().isJsonPrimitive()) {
      return value.value().getAsString();
    }
    return value.description() != null ? value.description() : "" + value.value();
  }
}
