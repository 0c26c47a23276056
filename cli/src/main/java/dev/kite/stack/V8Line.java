package dev.kite.stack;

import java.util.Optional;
import java.util.Set;

/**
 * Reads lines like {@code at pay (https://shop.test/app.js:3:9)}: V8's since its first days, and
 * those of Internet Explorer 10 and later, old Android, PhantomJS 1 and Hermes, which look alike.
 */
final class V8Line {
  private static final String AT = "at ";
  private static final String EVAL = "eval at ";
  private static final String HERMES = "address at ";

  /** What stands where a place would, for code of the engine. */
  private static final Set<String> PLACELESS =
      Set.of("<anonymous>", "native", "native code", "unknown location", "unknown source");

  private static final Set<String> EVAL_FUNCTIONS = Set.of("eval", "Object.eval");

  private V8Line() {}

  static Optional<ParsedFrame> of(String line) {
    int start = 0;
    while (start < line.length() && (line.charAt(start) == ' ' || line.charAt(start) == '\t')) {
      start++;
    }
    if (!line.startsWith(AT, start)) {
      return Optional.empty();
    }
    var call = line.substring(start + AT.length()).stripTrailing();
    int open = call.endsWith(")") ? opening(call) : -1;
    return open >= 0
        ? of(call.substring(0, open), call.substring(open + 2, call.length() - 1))
        : bare(call);
  }

  /** The " (" whose parenthesis the last character closes; URLs may hold pairs of them. */
  private static int opening(String call) {
    int depth = 0;
    for (int at = call.length() - 1; at > 0; at--) {
      char c = call.charAt(at);
      if (c == ')') {
        depth++;
      } else if (c == '(' && --depth == 0 && call.charAt(at - 1) == ' ') {
        return at - 1;
      }
    }
    return call.indexOf(" (");
  }

  private static Optional<ParsedFrame> of(String function, String place) {
    if (place.startsWith(EVAL)) {
      return Optional.of(evaluated(function, place));
    }
    var where = place.startsWith(HERMES) ? place.substring(HERMES.length()) : place;
    boolean known =
        PLACELESS.contains(where)
            || (where.startsWith("index ") && function.startsWith("async "))
            || Place.isNumbered(where)
            || Place.isAbsolute(where);
    return known ? Optional.of(ParsedFrame.at(function, Place.of(where))) : Optional.empty();
  }

  /** No function has a name here: a place alone, or {@code async} and a place. */
  private static Optional<ParsedFrame> bare(String call) {
    boolean awaited = call.startsWith("async ");
    var place = awaited ? call.substring("async ".length()) : call;
    boolean known =
        place.equals("<anonymous>")
            || (Place.isNumbered(place)
                && (Place.isAbsolute(place) || (isPath(place) && Place.of(place).column() > 0)));
    return known
        ? Optional.of(ParsedFrame.at(awaited ? "async" : "", Place.of(place)))
        : Optional.empty();
  }

  /** {@code at 10:30:15} is a sentence's end, not a file. */
  private static boolean isPath(String place) {
    return place.indexOf(' ') < 0 && !Character.isDigit(place.charAt(0));
  }

  /** What eval'd code says of itself: where eval was called, then perhaps its own place. */
  private static ParsedFrame evaluated(String function, String place) {
    int end = place.lastIndexOf("), ");
    var callers = end < 0 ? place : place.substring(0, end + 1);
    if (!OwnScript.isCalled(callers)) {
      return ParsedFrame.at(function, Place.of(end < 0 ? caller(place) : place.substring(end + 3)));
    }
    // What was typed at the prompt stands in no function of the user's.
    var name = EVAL_FUNCTIONS.contains(function) ? "" : function;
    var own = end < 0 ? new Place("<anonymous>", 0, 0) : Place.of(place.substring(end + 3));
    return ParsedFrame.evaluated(name, own, callers.split(EVAL, -1).length - 1);
  }

  /** The innermost place in {@code eval at f (eval at g (https://shop.test/app.js:3:9))}. */
  private static String caller(String place) {
    var inner = place.substring(place.lastIndexOf(EVAL) + EVAL.length());
    int open = inner.indexOf(" (");
    int close = inner.indexOf(')', Math.max(open, 0));
    return open < 0 || close < 0 ? inner : inner.substring(open + 2, close);
  }
}
