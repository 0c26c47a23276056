package dev.kite.stack;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A frame as a line of V8, SpiderMonkey or JavaScriptCore says it.
 *
 * @param ownEvals how many evals of the page script's the code stands in
 */
record ParsedFrame(StackFrame frame, int ownEvals) {
  private static final Pattern V8 =
      Pattern.compile(
          "\\s+at (?:(?<function>.{0,300}?) \\((?<place>.*)\\)|(?<bare>.*:\\d+|<anonymous>))");

  /** One unbounded part in a pattern: a page may send 64 KiB that almost fit. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "\\s{0,8}(?<function>[^@\\n]{0,300})@(?<place>"
              + "(?:[a-z][a-z0-9+.-]{1,20}:|<anonymous|debugger eval code).*:\\d{1,9}|\\[native code])");

  private static final Pattern PLACE =
      Pattern.compile("(?<url>.*?)(?::(?<line>\\d{1,9}))?(?::(?<column>\\d{1,9}))?");

  /** What eval'd code says of itself in V8: where eval was called, then its own place. */
  private static final Pattern EVAL = Pattern.compile("(?<callers>eval at .*), (?<own>[^,]*)");

  private static final Pattern OWN_SCRIPT = Pattern.compile(".*/kite\\.js(?:\\?.*)?");
  private static final Pattern OWN_EVAL = Pattern.compile(".*/kite\\.js[?:].*");
  private static final Pattern EVAL_FUNCTION = Pattern.compile("(?:Object\\.)?eval");

  /** The frame a line holds; empty for every other line. */
  static Optional<ParsedFrame> of(String line) {
    var v8 = V8.matcher(line);
    if (v8.matches()) {
      var function = v8.group("function");
      return Optional.of(
          function == null ? at("", v8.group("bare")) : at(function, v8.group("place")));
    }
    var other = OTHERS.matcher(line);
    return other.matches()
        ? Optional.of(at(other.group("function"), other.group("place")))
        : Optional.empty();
  }

  private static ParsedFrame at(String function, String place) {
    var eval = EVAL.matcher(place);
    if (!eval.matches()) {
      return at(function, place, 0);
    }
    var callers = eval.group("callers");
    if (!OWN_EVAL.matcher(callers).matches()) {
      return at(function, eval.group("own"), 0);
    }
    // What was typed at the prompt stands in no function of the user's.
    var name = EVAL_FUNCTION.matcher(function).matches() ? "" : function;
    return at(name, eval.group("own"), callers.split("eval at ", -1).length - 1);
  }

  private static ParsedFrame at(String function, String place, int ownEvals) {
    var own = PLACE.matcher(place);
    return own.matches()
        ? new ParsedFrame(
            new StackFrame(
                function, own.group("url"), number(own.group("line")), number(own.group("column"))),
            ownEvals)
        : new ParsedFrame(new StackFrame(function, place, 0, 0), ownEvals);
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  boolean ofOwnScript() {
    return OWN_SCRIPT.matcher(frame.url()).matches();
  }
}
