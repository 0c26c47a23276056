package dev.kite.stack;

import java.util.Optional;
import java.util.Set;

/**
 * Reads lines like {@code pay@https://shop.test/app.js:3:9}: SpiderMonkey's and JavaScriptCore's,
 * and those of Opera's Presto and of Firefox before 30, which name the arguments too.
 */
final class AtSignLine {
  private static final int MAX_FUNCTION = 300;
  private static final int MAX_INDENT = 8;
  static final String NATIVE = "[native code]";

  /** Code that JavaScriptCore names without a place, in lines that hold nothing else. */
  private static final Set<String> PLACELESS =
      Set.of("eval code", "global code", "module code", NATIVE);

  private AtSignLine() {}

  static Optional<ParsedFrame> of(String line) {
    var call = line.strip();
    if (line.indexOf(call) > MAX_INDENT) {
      return Optional.empty();
    }
    if (PLACELESS.contains(call)) {
      return Optional.of(ParsedFrame.at(call.equals(NATIVE) ? "" : call, new Place(NATIVE, 0, 0)));
    }
    if (call.indexOf(':') < 0 && call.indexOf('@') < 0) {
      return Optional.empty();
    }
    boolean numbered = Place.isNumbered(call);
    // Safari 8 says no more of code outside functions.
    if (numbered && call.equals(line) && Place.isAbsolute(call) && Place.of(call).column() > 0) {
      return Optional.of(frame("", call));
    }
    for (int at = call.indexOf('@');
        at >= 0 && at <= MAX_FUNCTION;
        at = call.indexOf('@', at + 1)) {
      var function = call.substring(0, at);
      if (isName(function) && isPlace(call, at + 1, function, numbered)) {
        return Optional.of(frame(withoutArguments(function), call.substring(at + 1)));
      }
    }
    return Optional.empty();
  }

  /** A frame's name in a line of its own: some engines say no more of native and eval'd code. */
  static boolean isBareName(String line) {
    int length = line.length();
    return length > 0
        && length <= MAX_FUNCTION
        && line.chars().allMatch(c -> Character.isJavaIdentifierPart(c) || c == '.');
  }

  private static boolean isName(String function) {
    return function.indexOf('(') < 0 || function.endsWith(")");
  }

  private static boolean isPlace(String call, int start, String function, boolean numbered) {
    if (start == call.length()) {
      return function.endsWith(" code") || isBareName(function) || function.endsWith(")");
    }
    return call.startsWith(NATIVE, start)
        || call.startsWith("[wasm code]", start)
        || (numbered
            && (Place.isAbsolute(call.substring(start, Math.min(call.length(), start + 24)))
                || call.startsWith("<anonymous", start)
                || call.startsWith("debugger eval code", start)
                || call.startsWith("/", start)));
  }

  private static String withoutArguments(String function) {
    int open = function.indexOf('(');
    return open < 0 ? function : PrestoLine.named(function.substring(0, open));
  }

  private static ParsedFrame frame(String function, String where) {
    if (where.isEmpty()) {
      return ParsedFrame.at(function, new Place(NATIVE, 0, 0));
    }
    var place = Place.of(where);
    int evaluated = place.url().indexOf(" line ");
    boolean typed =
        evaluated > 0
            && place.url().indexOf(" > ", evaluated) > 0
            && OwnScript.is(place.url().substring(0, evaluated));
    if (!typed) {
      return ParsedFrame.at(function, place);
    }
    int evals = place.url().split(" > ", -1).length - 1;
    return ParsedFrame.evaluated(
        function, new Place("<anonymous>", place.line(), place.column()), evals);
  }
}
